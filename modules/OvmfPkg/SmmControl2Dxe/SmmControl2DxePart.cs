// What both C files of SmmControl2Dxe see.
using SmmFirmwareKit.Efi;

namespace SmmFirmwareKit.Modules.OvmfPkg.SmmControl2Dxe;

/// <summary>Base of the driver's files.</summary>
public abstract partial class SmmControl2DxePart(SmmControl2DxeModule module) : ImagePart
{
    /// <summary>I/O port of SMI_EN.</summary>
    [Global] protected partial Field<ushort> mSmiEnable { get; }

    /// <summary>EFI_SMM_CONTROL2_PROTOCOL.</summary>
    [Global] protected partial Field<EfiSmmControl2Protocol> mControl2 { get; }

    /// <summary>The features that QEMU and the firmware agreed on.</summary>
    [Global] public partial Field<ulong> mSmiFeatures { get; }
}
