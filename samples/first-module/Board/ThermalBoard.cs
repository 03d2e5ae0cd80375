// A platform of your own: OVMF's, and one more driver in SMM.
using FirstModule;
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Platform;

namespace Board;

/// <summary>ThermalBoardPkg.dsc.</summary>
[Platform("ThermalBoardPkg/ThermalBoardPkg.dsc")]
[Component<ThermalSmmModule>]
public sealed partial class ThermalBoard(OvmfOptions options) : OvmfPkgX64(options);
