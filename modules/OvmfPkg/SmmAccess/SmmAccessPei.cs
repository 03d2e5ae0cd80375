// SmmAccessPei.c: programs TSEG in the host bridge and installs PEI_MM_ACCESS.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.OvmfPkg.SmmAccess;

/// <summary>What SmmAccessPei.inf lists.</summary>
[FirmwareModule("OvmfPkg/SmmAccess/SmmAccessPei.inf", ModuleTypes.Peim, EntryPoint = nameof(SmmAccessPei.SmmAccessPeiEntryPoint))]
[Sources(typeof(SmmAccessPei))]
[LibraryClasses(typeof(IDebugLib), typeof(IPeiServicesLib))]
public sealed partial class SmmAccessPeiModule : SmmAccessModule;

/// <summary>OvmfPkg/SmmAccess/SmmAccessPei.c.</summary>
[Edk2("OvmfPkg/SmmAccess/SmmAccessPei.c")]
public sealed partial class SmmAccessPei(SmmAccessPeiModule module) : ImagePart
{
    private const uint MibShift = 20;

    /// <summary>The interface with its two states.</summary>
    [Global]
    internal partial Field<EfiPeiMmAccessPpi> mAccess { get; }

    /// <summary>SmmAccessPei.c SmmAccessPeiEntryPoint.</summary>
    /// <returns>EFI_UNSUPPORTED (the platform does not require SMRAM, or has none). Propagated from PeiServicesInstallPpi.</returns>
    [PeimEntryPoint(Ordinal = 0)]
    public async FirmwareTask<EfiStatus> SmmAccessPeiEntryPoint(ulong fileHandle, ulong peiServices)
    {
        if (!PcdLib.FeaturePcdGet(Pcd.PcdSmmSmramRequire)
            || await PcdLib.PcdGet16(Pcd.PcdOvmfHostBridgePciDevId) != Q35MchIch9.IntelQ35MchDeviceId)
        {
            return EfiStatus.Unsupported;
        }

        byte esmramc = await PciLib.PciRead8(Q35MchIch9.DramcRegisterQ35(Q35MchIch9.MCH_ESMRAMC));
        if ((esmramc & CacheBits) != CacheBits)
        {
            await DebugLib.DebugPrint(IDebugLib.DebugError, "SmmAccessPeiEntryPoint: this host bridge has no SMRAM: ESMRAMC {0}", esmramc);
            return EfiStatus.Unsupported;
        }

        await SmramInternal.InitQ35TsegMbytes();
        await ProgramTseg(esmramc);
        await SmramInternal.GetStates(mAccess.LockState.Pointer, mAccess.OpenState.Pointer);
        await SmramInternal.InitQ35SmramAtDefaultSmbase();
        await Fill(mAccess);
        return await PeiServicesLib.PeiServicesInstallPpi(mAccess.Pointer);
    }

    // QEMU hard-wires these three to 1 where it has SMRAM; the register reads 0 where it has not.
    private const byte CacheBits = Q35MchIch9.MCH_ESMRAMC_SM_CACHE | Q35MchIch9.MCH_ESMRAMC_SM_L1 | Q35MchIch9.MCH_ESMRAMC_SM_L2;

    // TSEG ends at the top of low RAM. It is closed at once and locked later; T_EN and D_LCK depend on G_SMRAME.
    private async FirmwareTask ProgramTseg(byte esmramc)
    {
        ulong hob = await HobLib.GetFirstGuidHob(EfiHobPlatformInfo.gUefiOvmfPkgPlatformInfoGuid);
        await DebugLib.Assert(hob != 0, "SmmAccessPei: PlatformInfoHob not found");
        Ptr<EfiHobPlatformInfo> platformInfo = new(HobLib.GetGuidHobData(hob));
        uint topOfLowRamMb = await platformInfo.LowMemory >> (int)MibShift;
        ushort tsegMbytes = await SmramInternal.mQ35TsegMbytes;
        await PciLib.PciWrite32(
            Q35MchIch9.DramcRegisterQ35(Q35MchIch9.MCH_TSEGMB),
            (topOfLowRamMb - tsegMbytes) << (int)Q35MchIch9.MCH_TSEGMB_MB_SHIFT);
        int cleared = esmramc & ~Q35MchIch9.MCH_ESMRAMC_TSEG_MASK;
        await PciLib.PciWrite8(
            Q35MchIch9.DramcRegisterQ35(Q35MchIch9.MCH_ESMRAMC),
            (byte)(cleared | SizeBits(tsegMbytes) | Q35MchIch9.MCH_ESMRAMC_T_EN));
        await PciLib.PciAndThenOr8(
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
    /// <returns>EFI_INVALID_PARAMETER (no such range). Propagated from SmramAccessOpen.</returns>
    [EntryPoint(Ordinal = 1)]
    [Implements<IEfiPeiMmAccessPpi>(nameof(IEfiPeiMmAccessPpi.Open))]
    public async FirmwareTask<EfiStatus> SmmAccessPeiOpen(ulong peiServices, Ptr<EfiPeiMmAccessPpi> @this, ulong descriptorIndex) =>
        await IsRange(descriptorIndex)
            ? await SmramInternal.SmramAccessOpen(@this.LockState.Pointer, @this.OpenState.Pointer)
            : EfiStatus.InvalidParameter;

    /// <summary>SmmAccessPei.c SmmAccessPeiClose.</summary>
    /// <returns>EFI_INVALID_PARAMETER (no such range). Propagated from SmramAccessClose.</returns>
    [EntryPoint(Ordinal = 2)]
    [Implements<IEfiPeiMmAccessPpi>(nameof(IEfiPeiMmAccessPpi.Close))]
    public async FirmwareTask<EfiStatus> SmmAccessPeiClose(ulong peiServices, Ptr<EfiPeiMmAccessPpi> @this, ulong descriptorIndex) =>
        await IsRange(descriptorIndex)
            ? await SmramInternal.SmramAccessClose(@this.LockState.Pointer, @this.OpenState.Pointer)
            : EfiStatus.InvalidParameter;

    /// <summary>SmmAccessPei.c SmmAccessPeiLock.</summary>
    /// <returns>EFI_INVALID_PARAMETER (no such range). Propagated from SmramAccessLock.</returns>
    [EntryPoint(Ordinal = 3)]
    [Implements<IEfiPeiMmAccessPpi>(nameof(IEfiPeiMmAccessPpi.Lock))]
    public async FirmwareTask<EfiStatus> SmmAccessPeiLock(ulong peiServices, Ptr<EfiPeiMmAccessPpi> @this, ulong descriptorIndex) =>
        await IsRange(descriptorIndex)
            ? await SmramInternal.SmramAccessLock(@this.LockState.Pointer, @this.OpenState.Pointer)
            : EfiStatus.InvalidParameter;

    /// <summary>SmmAccessPei.c SmmAccessPeiGetCapabilities.</summary>
    /// <returns>Propagated from SmramAccessGetCapabilities.</returns>
    [EntryPoint(Ordinal = 4)]
    [Implements<IEfiPeiMmAccessPpi>(nameof(IEfiPeiMmAccessPpi.GetCapabilities))]
    public async FirmwareTask<EfiStatus> SmmAccessPeiGetCapabilities(ulong peiServices, Ptr<EfiPeiMmAccessPpi> @this, Ptr<ulong> smramMapSize, Ptr<EfiSmramDescriptor> smramMap) =>
        await SmramInternal.SmramAccessGetCapabilities(await @this.LockState, await @this.OpenState, smramMapSize, smramMap);

    private async FirmwareTask<bool> IsRange(ulong descriptorIndex)
    {
        ulong hob = await HobLib.GetFirstGuidHob(Guids.gEfiSmmSmramMemoryGuid);
        return hob != 0 && descriptorIndex < await new Ptr<EfiSmramHobDescriptorBlock>(HobLib.GetGuidHobData(hob)).NumberOfSmmReservedRegions;
    }
}
