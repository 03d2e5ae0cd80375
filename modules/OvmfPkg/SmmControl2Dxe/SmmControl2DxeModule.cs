// What SmmControl2Dxe.inf lists.
using SmmFirmwareKit.Efi;

namespace SmmFirmwareKit.Modules.OvmfPkg.SmmControl2Dxe;

/// <summary>The driver that configures software SMIs on q35 and raises them.</summary>
[FirmwareModule("OvmfPkg/SmmControl2Dxe/SmmControl2Dxe.inf")]
public sealed class SmmControl2DxeModule
{
    public SmmControl2DxeModule(FirmwareImage image, LibraryInstances libraries)
    {
        BaseLib = libraries.Get<IBaseLib>();
        DebugLib = libraries.Get<IDebugLib>();
        IoLib = libraries.Get<IIoLib>();
        PciLib = libraries.Get<IPciLib>();
        PcdLib = libraries.Get<IPcdLib>();
        QemuFwCfgLib = libraries.Get<IQemuFwCfgLib>();
        UefiBootServicesTableLib = libraries.Get<IUefiBootServicesTableLib>();
        SmiFeatures = image.Add(new SmiFeatures(this));
        SmmControl2Dxe = image.Add(new SmmControl2Dxe(this));
    }

    /// <summary>Address of <see cref="SmmControl2Dxe.SmmControl2DxeEntryPoint"/>.</summary>
    public ulong EntryPoint => SmmControl2Dxe.SmmControl2DxeEntryPointAddress;

    internal IBaseLib BaseLib { get; }

    internal IDebugLib DebugLib { get; }

    internal IIoLib IoLib { get; }

    internal IPciLib PciLib { get; }

    internal IPcdLib PcdLib { get; }

    internal IQemuFwCfgLib QemuFwCfgLib { get; }

    internal IUefiBootServicesTableLib UefiBootServicesTableLib { get; }

    public SmiFeatures SmiFeatures { get; }

    internal SmmControl2Dxe SmmControl2Dxe { get; }
}
