// SmmAccess2Dxe.c: EFI_SMM_ACCESS2_PROTOCOL over the host bridge's TSEG switch.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.OvmfPkg.SmmAccess;

/// <summary>What SmmAccess2Dxe.inf lists.</summary>
[FirmwareModule("OvmfPkg/SmmAccess/SmmAccess2Dxe.inf")]
public sealed class SmmAccess2DxeModule
{
    public SmmAccess2DxeModule(FirmwareImage image, LibraryInstances libraries)
    {
        SmramInternal = image.Add(new SmramInternal(libraries));
        SmmAccess2Dxe = image.Add(new SmmAccess2Dxe(SmramInternal, libraries));
    }

    /// <summary>Address of <see cref="SmmAccess2Dxe.SmmAccess2DxeEntryPoint"/>.</summary>
    public ulong EntryPoint => SmmAccess2Dxe.SmmAccess2DxeEntryPointAddress;

    internal SmramInternal SmramInternal { get; }

    internal SmmAccess2Dxe SmmAccess2Dxe { get; }
}

/// <summary>OvmfPkg/SmmAccess/SmmAccess2Dxe.c; SmmAccessPei has programmed TSEG already.</summary>
[Edk2("OvmfPkg/SmmAccess/SmmAccess2Dxe.c")]
public sealed partial class SmmAccess2Dxe(SmramInternal smramInternal, LibraryInstances libraries) : ImagePart
{
    private readonly IPcdLib _pcdLib = libraries.Get<IPcdLib>();
    private readonly IUefiBootServicesTableLib _uefiBootServicesTableLib = libraries.Get<IUefiBootServicesTableLib>();

    [Global] internal partial Field<EfiSmmAccess2Protocol> mAccess2 { get; }

    /// <summary>The driver's entry point. UNSUPPORTED: the platform does not require SMRAM. Else the installation's status.</summary>
    [ImageEntryPoint(Ordinal = 0)]
    public async FirmwareTask<EfiStatus> SmmAccess2DxeEntryPoint(ulong imageHandle, ulong systemTable)
    {
        if (!_pcdLib.FeaturePcdGet(Pcd.PcdSmmSmramRequire))
        {
            return EfiStatus.Unsupported;
        }

        await smramInternal.InitQ35TsegMbytes();
        await smramInternal.GetStates(mAccess2.LockState.Pointer, mAccess2.OpenState.Pointer);
        await smramInternal.InitQ35SmramAtDefaultSmbase();
        await Fill(mAccess2);
        return (await _uefiBootServicesTableLib.InstallProtocolInterface(mAccess2.Pointer)).Status;
    }

    /// <summary>Opens TSEG. DEVICE_ERROR: it stayed closed.</summary>
    [EntryPoint(Ordinal = 1)]
    [Implements<IEfiSmmAccess2Protocol>(nameof(IEfiSmmAccess2Protocol.Open))]
    public FirmwareTask<EfiStatus> SmmAccess2DxeOpen(Ptr<EfiSmmAccess2Protocol> @this) =>
        smramInternal.SmramAccessOpen(@this.LockState.Pointer, @this.OpenState.Pointer);

    /// <summary>Closes TSEG. DEVICE_ERROR: it stayed open.</summary>
    [EntryPoint(Ordinal = 2)]
    [Implements<IEfiSmmAccess2Protocol>(nameof(IEfiSmmAccess2Protocol.Close))]
    public FirmwareTask<EfiStatus> SmmAccess2DxeClose(Ptr<EfiSmmAccess2Protocol> @this) =>
        smramInternal.SmramAccessClose(@this.LockState.Pointer, @this.OpenState.Pointer);

    /// <summary>Locks TSEG and SMRAM at the default SMBASE until reset. DEVICE_ERROR: TSEG is open, or did not lock.</summary>
    [EntryPoint(Ordinal = 3)]
    [Implements<IEfiSmmAccess2Protocol>(nameof(IEfiSmmAccess2Protocol.Lock))]
    public FirmwareTask<EfiStatus> SmmAccess2DxeLock(Ptr<EfiSmmAccess2Protocol> @this) =>
        smramInternal.SmramAccessLock(@this.LockState.Pointer, @this.OpenState.Pointer);

    /// <summary>The SMRAM ranges and their states. BUFFER_TOO_SMALL, NOT_FOUND.</summary>
    [EntryPoint(Ordinal = 4)]
    [Implements<IEfiSmmAccess2Protocol>(nameof(IEfiSmmAccess2Protocol.GetCapabilities))]
    public async FirmwareTask<EfiStatus> SmmAccess2DxeGetCapabilities(Ptr<EfiSmmAccess2Protocol> @this, Ptr<ulong> smramMapSize, Ptr<EfiSmramDescriptor> smramMap) =>
        await smramInternal.SmramAccessGetCapabilities(await @this.LockState, await @this.OpenState, smramMapSize, smramMap);
}
