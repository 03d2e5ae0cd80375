// What PlatformInitLib.inf lists.
using SmmFirmwareKit.Efi;

namespace SmmFirmwareKit.Modules.OvmfPkg.Library.PlatformInitLib;

/// <summary>OvmfPkg/Library/PlatformInitLib: detection of memory, SMRAM and processors; has no data of its own.</summary>
public sealed partial class PlatformInitLib(LibraryInstances libraries)
{
    private IBaseLib BaseLib { get; } = libraries.Get<IBaseLib>();

    private IDebugLib DebugLib { get; } = libraries.Get<IDebugLib>();

    private IIoLib IoLib { get; } = libraries.Get<IIoLib>();

    private IPciLib PciLib { get; } = libraries.Get<IPciLib>();

    private IPcdLib PcdLib { get; } = libraries.Get<IPcdLib>();

    private IQemuFwCfgLib QemuFwCfgLib { get; } = libraries.Get<IQemuFwCfgLib>();
}
