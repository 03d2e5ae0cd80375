// SmmAccess2Dxe.c: EFI_SMM_ACCESS2_PROTOCOL over the host bridge's TSEG switch.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.OvmfPkg.SmmAccess;

/// <summary>What SmmAccess2Dxe.inf lists.</summary>
[FirmwareModule("OvmfPkg/SmmAccess/SmmAccess2Dxe.inf", ModuleTypes.DxeDriver, EntryPoint = nameof(SmmAccess2Dxe.SmmAccess2DxeEntryPoint))]
[Sources(typeof(SmmAccess2Dxe))]
[LibraryClasses(typeof(IUefiBootServicesTableLib))]
public sealed partial class SmmAccess2DxeModule : SmmAccessModule;

/// <summary>OvmfPkg/SmmAccess/SmmAccess2Dxe.c; SmmAccessPei has programmed TSEG already.</summary>
[Edk2("OvmfPkg/SmmAccess/SmmAccess2Dxe.c")]
public sealed partial class SmmAccess2Dxe(SmmAccess2DxeModule module) : ImagePart
{
    [Global] internal partial Field<EfiSmmAccess2Protocol> mAccess2 { get; }

    /// <summary>The driver's entry point. UNSUPPORTED: the platform does not require SMRAM. Propagated from InstallProtocolInterface.</summary>
    [ImageEntryPoint(Ordinal = 0)]
    public async FirmwareTask<EfiStatus> SmmAccess2DxeEntryPoint(ulong imageHandle, ulong systemTable)
    {
        if (!PcdLib.FeaturePcdGet(Pcd.PcdSmmSmramRequire))
        {
            return EfiStatus.Unsupported;
        }

        await SmramInternal.InitQ35TsegMbytes();
        await SmramInternal.GetStates(mAccess2.LockState.Pointer, mAccess2.OpenState.Pointer);
        await SmramInternal.InitQ35SmramAtDefaultSmbase();
        await Fill(mAccess2);
        return (await UefiBootServicesTableLib.InstallProtocolInterface(mAccess2.Pointer)).Status;
    }

    /// <summary>Opens TSEG. Propagated from SmramAccessOpen.</summary>
    [EntryPoint(Ordinal = 1)]
    [Implements<IEfiSmmAccess2Protocol>(nameof(IEfiSmmAccess2Protocol.Open))]
    public FirmwareTask<EfiStatus> SmmAccess2DxeOpen(Ptr<EfiSmmAccess2Protocol> @this) =>
        SmramInternal.SmramAccessOpen(@this.LockState.Pointer, @this.OpenState.Pointer);

    /// <summary>Closes TSEG. Propagated from SmramAccessClose.</summary>
    [EntryPoint(Ordinal = 2)]
    [Implements<IEfiSmmAccess2Protocol>(nameof(IEfiSmmAccess2Protocol.Close))]
    public FirmwareTask<EfiStatus> SmmAccess2DxeClose(Ptr<EfiSmmAccess2Protocol> @this) =>
        SmramInternal.SmramAccessClose(@this.LockState.Pointer, @this.OpenState.Pointer);

    /// <summary>Locks TSEG and SMRAM at the default SMBASE until reset. Propagated from SmramAccessLock.</summary>
    [EntryPoint(Ordinal = 3)]
    [Implements<IEfiSmmAccess2Protocol>(nameof(IEfiSmmAccess2Protocol.Lock))]
    public FirmwareTask<EfiStatus> SmmAccess2DxeLock(Ptr<EfiSmmAccess2Protocol> @this) =>
        SmramInternal.SmramAccessLock(@this.LockState.Pointer, @this.OpenState.Pointer);

    /// <summary>The SMRAM ranges and their states. Propagated from SmramAccessGetCapabilities.</summary>
    [EntryPoint(Ordinal = 4)]
    [Implements<IEfiSmmAccess2Protocol>(nameof(IEfiSmmAccess2Protocol.GetCapabilities))]
    public async FirmwareTask<EfiStatus> SmmAccess2DxeGetCapabilities(Ptr<EfiSmmAccess2Protocol> @this, Ptr<ulong> smramMapSize, Ptr<EfiSmramDescriptor> smramMap) =>
        await SmramInternal.SmramAccessGetCapabilities(await @this.LockState, await @this.OpenState, smramMapSize, smramMap);
}
