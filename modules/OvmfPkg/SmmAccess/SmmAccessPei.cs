// SmmAccessPei.c: programs TSEG in the host bridge and installs PEI_MM_ACCESS.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.OvmfPkg.SmmAccess;

/// <summary>What SmmAccessPei.inf lists.</summary>
[FirmwareModule("OvmfPkg/SmmAccess/SmmAccessPei.inf")]
public sealed class SmmAccessPeiModule
{
    public SmmAccessPeiModule(FirmwareImage image, LibraryInstances libraries)
    {
        SmramInternal = image.Add(new SmramInternal(libraries));
        SmmAccessPei = image.Add(new SmmAccessPei(SmramInternal, libraries));
    }

    internal SmramInternal SmramInternal { get; }

    internal SmmAccessPei SmmAccessPei { get; }

    public ulong EntryPoint => SmmAccessPei.SmmAccessPeiEntryPointAddress;
}

/// <summary>OvmfPkg/SmmAccess/SmmAccessPei.c.</summary>
[Edk2("OvmfPkg/SmmAccess/SmmAccessPei.c")]
public sealed partial class SmmAccessPei(SmramInternal smramInternal, LibraryInstances libraries) : ImagePart
{
    private const uint MibShift = 20;

    private readonly IDebugLib _debugLib = libraries.Get<IDebugLib>();
    private readonly IHobLib _hobLib = libraries.Get<IHobLib>();
    private readonly IPcdLib _pcdLib = libraries.Get<IPcdLib>();
    private readonly IPciLib _pciLib = libraries.Get<IPciLib>();
    private readonly IPeiServicesLib _peiServicesLib = libraries.Get<IPeiServicesLib>();

    /// <summary>The interface with its two states.</summary>
    [Global]
    internal partial Field<EfiPeiMmAccessPpi> mAccess { get; }

    /// <summary>SmmAccessPei.c SmmAccessPeiEntryPoint.</summary>
    /// <returns>EFI_SUCCESS, EFI_UNSUPPORTED (the platform does not require SMRAM, or has none).</returns>
    [PeimEntryPoint(Ordinal = 0)]
    public async FirmwareTask<EfiStatus> SmmAccessPeiEntryPoint(ulong fileHandle, ulong peiServices)
    {
        if (!_pcdLib.FeaturePcdGet(Pcd.PcdSmmSmramRequire)
            || await _pcdLib.PcdGet16(Pcd.PcdOvmfHostBridgePciDevId) != Q35MchIch9.IntelQ35MchDeviceId)
        {
            return EfiStatus.Unsupported;
        }

        byte esmramc = await _pciLib.PciRead8(Q35MchIch9.DramcRegisterQ35(Q35MchIch9.MCH_ESMRAMC));
        if ((esmramc & CacheBits) != CacheBits)
        {
            await _debugLib.DebugPrint(IDebugLib.DebugError, "SmmAccessPeiEntryPoint: this host bridge has no SMRAM: ESMRAMC {0}", esmramc);
            return EfiStatus.Unsupported;
        }

        await smramInternal.InitQ35TsegMbytes();
        await ProgramTseg(esmramc);
        await smramInternal.GetStates(mAccess.LockState.Pointer, mAccess.OpenState.Pointer);
        await smramInternal.InitQ35SmramAtDefaultSmbase();
        await Fill(mAccess);
        return await _peiServicesLib.PeiServicesInstallPpi(mAccess.Pointer);
    }

    // QEMU hard-wires these three to 1 where it has SMRAM; the register reads 0 where it has not.
    private const byte CacheBits = Q35MchIch9.MCH_ESMRAMC_SM_CACHE | Q35MchIch9.MCH_ESMRAMC_SM_L1 | Q35MchIch9.MCH_ESMRAMC_SM_L2;

    // TSEG ends at the top of low RAM. It is closed at once and locked later; T_EN and D_LCK depend on G_SMRAME.
    private async FirmwareTask ProgramTseg(byte esmramc)
    {
        ulong hob = await _hobLib.GetFirstGuidHob(EfiHobPlatformInfo.gUefiOvmfPkgPlatformInfoGuid);
        await _debugLib.Assert(hob != 0, "SmmAccessPei: PlatformInfoHob not found");
        Ptr<EfiHobPlatformInfo> platformInfo = new(_hobLib.GetGuidHobData(hob));
        uint topOfLowRamMb = await platformInfo.LowMemory >> (int)MibShift;
        ushort tsegMbytes = await smramInternal.mQ35TsegMbytes;
        await _pciLib.PciWrite32(
            Q35MchIch9.DramcRegisterQ35(Q35MchIch9.MCH_TSEGMB),
            (topOfLowRamMb - tsegMbytes) << (int)Q35MchIch9.MCH_TSEGMB_MB_SHIFT);
        int cleared = esmramc & ~Q35MchIch9.MCH_ESMRAMC_TSEG_MASK;
        await _pciLib.PciWrite8(
            Q35MchIch9.DramcRegisterQ35(Q35MchIch9.MCH_ESMRAMC),
            (byte)(cleared | SizeBits(tsegMbytes) | Q35MchIch9.MCH_ESMRAMC_T_EN));
        await _pciLib.PciAndThenOr8(
            Q35MchIch9.DramcRegisterQ35(Q35MchIch9.MCH_SMRAM),
            unchecked((byte)~Q35MchIch9.MCH_SMRAM_D_LCK),
            Q35MchIch9.MCH_SMRAM_G_SMRAME);
    }

    private static byte SizeBits(ushort tsegMbytes) => tsegMbytes switch
    {
        1 => Q35MchIch9.MCH_ESMRAMC_TSEG_1MB,
        2 => Q35MchIch9.MCH_ESMRAMC_TSEG_2MB,
        8 => Q35MchIch9.MCH_ESMRAMC_TSEG_8MB,
        _ => Q35MchIch9.MCH_ESMRAMC_TSEG_EXT,
    };

    /// <summary>SmmAccessPei.c SmmAccessPeiOpen: TSEG has one switch, so every index opens all of it.</summary>
    /// <returns>EFI_SUCCESS, EFI_DEVICE_ERROR, EFI_INVALID_PARAMETER (no such range).</returns>
    [EntryPoint(Ordinal = 1)]
    [Implements<IEfiPeiMmAccessPpi>(nameof(IEfiPeiMmAccessPpi.Open))]
    public async FirmwareTask<EfiStatus> SmmAccessPeiOpen(ulong peiServices, Ptr<EfiPeiMmAccessPpi> @this, ulong descriptorIndex) =>
        await IsRange(descriptorIndex)
            ? await smramInternal.SmramAccessOpen(@this.LockState.Pointer, @this.OpenState.Pointer)
            : EfiStatus.InvalidParameter;

    /// <summary>SmmAccessPei.c SmmAccessPeiClose.</summary>
    /// <returns>EFI_SUCCESS, EFI_DEVICE_ERROR, EFI_INVALID_PARAMETER (no such range).</returns>
    [EntryPoint(Ordinal = 2)]
    [Implements<IEfiPeiMmAccessPpi>(nameof(IEfiPeiMmAccessPpi.Close))]
    public async FirmwareTask<EfiStatus> SmmAccessPeiClose(ulong peiServices, Ptr<EfiPeiMmAccessPpi> @this, ulong descriptorIndex) =>
        await IsRange(descriptorIndex)
            ? await smramInternal.SmramAccessClose(@this.LockState.Pointer, @this.OpenState.Pointer)
            : EfiStatus.InvalidParameter;

    /// <summary>SmmAccessPei.c SmmAccessPeiLock.</summary>
    /// <returns>EFI_SUCCESS, EFI_DEVICE_ERROR, EFI_INVALID_PARAMETER (no such range).</returns>
    [EntryPoint(Ordinal = 3)]
    [Implements<IEfiPeiMmAccessPpi>(nameof(IEfiPeiMmAccessPpi.Lock))]
    public async FirmwareTask<EfiStatus> SmmAccessPeiLock(ulong peiServices, Ptr<EfiPeiMmAccessPpi> @this, ulong descriptorIndex) =>
        await IsRange(descriptorIndex)
            ? await smramInternal.SmramAccessLock(@this.LockState.Pointer, @this.OpenState.Pointer)
            : EfiStatus.InvalidParameter;

    /// <summary>SmmAccessPei.c SmmAccessPeiGetCapabilities.</summary>
    /// <returns>EFI_SUCCESS, EFI_BUFFER_TOO_SMALL, EFI_NOT_FOUND.</returns>
    [EntryPoint(Ordinal = 4)]
    [Implements<IEfiPeiMmAccessPpi>(nameof(IEfiPeiMmAccessPpi.GetCapabilities))]
    public async FirmwareTask<EfiStatus> SmmAccessPeiGetCapabilities(ulong peiServices, Ptr<EfiPeiMmAccessPpi> @this, Ptr<ulong> smramMapSize, Ptr<EfiSmramDescriptor> smramMap) =>
        await smramInternal.SmramAccessGetCapabilities(await @this.LockState, await @this.OpenState, smramMapSize, smramMap);

    private async FirmwareTask<bool> IsRange(ulong descriptorIndex)
    {
        ulong hob = await _hobLib.GetFirstGuidHob(Guids.gEfiSmmSmramMemoryGuid);
        return hob != 0 && descriptorIndex < await new Ptr<EfiSmramHobDescriptorBlock>(_hobLib.GetGuidHobData(hob)).NumberOfSmmReservedRegions;
    }
}
