// SmramInternal.c: opening, closing and locking TSEG; both SmmAccess drivers are linked with it.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.OvmfPkg.SmmAccess;

/// <summary>What SmmAccess2Dxe.inf and SmmAccessPei.inf both list.</summary>
[FirmwareModule("OvmfPkg/SmmAccess", ModuleTypes.Peim | ModuleTypes.DxeDriver)]
[Sources(typeof(SmramInternal))]
[LibraryClasses(typeof(IBaseMemoryLib), typeof(IHobLib), typeof(IPcdLib), typeof(IPciLib))]
public abstract partial class SmmAccessModule;

/// <summary>OvmfPkg/SmmAccess/SmramInternal.c.</summary>
[Edk2("OvmfPkg/SmmAccess/SmramInternal.c")]
public sealed partial class SmramInternal(SmmAccessModule module) : ImagePart
{
    private const byte NotTEn = unchecked((byte)~Q35MchIch9.MCH_ESMRAMC_T_EN);

    /// <summary>Size of TSEG in MiB, known after <see cref="InitQ35TsegMbytes"/>.</summary>
    [Global]
    public partial Field<ushort> mQ35TsegMbytes { get; }

    /// <summary>Whether <see cref="SmramAccessLock"/> also locks SMRAM at the default SMBASE.</summary>
    [Global]
    public partial Field<bool> mQ35SmramAtDefaultSmbase { get; }

    private static ulong Smram => Q35MchIch9.DramcRegisterQ35(Q35MchIch9.MCH_SMRAM);

    private static ulong Esmramc => Q35MchIch9.DramcRegisterQ35(Q35MchIch9.MCH_ESMRAMC);

    /// <summary>SmramInternal.c InitQ35TsegMbytes.</summary>
    public async FirmwareTask InitQ35TsegMbytes() => await mQ35TsegMbytes.Set(await PcdLib.PcdGet16(Pcd.PcdQ35TsegMbytes));

    /// <summary>SmramInternal.c InitQ35SmramAtDefaultSmbase.</summary>
    public async FirmwareTask InitQ35SmramAtDefaultSmbase() =>
        await mQ35SmramAtDefaultSmbase.Set(await PcdLib.PcdGetBool(Pcd.PcdQ35SmramAtDefaultSmbase));

    /// <summary>SmramInternal.c GetStates: T_EN has an inverse meaning, set it restricts TSEG to SMM.</summary>
    public async FirmwareTask GetStates(Ptr<bool> lockState, Ptr<bool> openState)
    {
        byte smram = await PciLib.PciRead8(Smram);
        byte esmramc = await PciLib.PciRead8(Esmramc);
        await lockState.Value.Set((smram & Q35MchIch9.MCH_SMRAM_D_LCK) != 0);
        await openState.Value.Set((esmramc & Q35MchIch9.MCH_ESMRAMC_T_EN) == 0);
    }

    /// <summary>SmramInternal.c SmramAccessOpen.</summary>
    /// <returns>EFI_SUCCESS, EFI_DEVICE_ERROR (TSEG stayed closed, because it is locked).</returns>
    public async FirmwareTask<EfiStatus> SmramAccessOpen(Ptr<bool> lockState, Ptr<bool> openState)
    {
        await PciLib.PciAnd8(Esmramc, NotTEn);
        await GetStates(lockState, openState);
        return await openState.Value ? EfiStatus.Success : EfiStatus.DeviceError;
    }

    /// <summary>SmramInternal.c SmramAccessClose.</summary>
    /// <returns>EFI_SUCCESS, EFI_DEVICE_ERROR (TSEG stayed open).</returns>
    public async FirmwareTask<EfiStatus> SmramAccessClose(Ptr<bool> lockState, Ptr<bool> openState)
    {
        await PciLib.PciOr8(Esmramc, Q35MchIch9.MCH_ESMRAMC_T_EN);
        await GetStates(lockState, openState);
        return await openState.Value ? EfiStatus.DeviceError : EfiStatus.Success;
    }

    /// <summary>SmramInternal.c SmramAccessLock: TSEG, and SMRAM at the default SMBASE if there is any, until reset.</summary>
    /// <returns>EFI_SUCCESS, EFI_DEVICE_ERROR (TSEG is open, or does not lock).</returns>
    public async FirmwareTask<EfiStatus> SmramAccessLock(Ptr<bool> lockState, Ptr<bool> openState)
    {
        if (await openState.Value)
        {
            return EfiStatus.DeviceError;
        }

        await PciLib.PciOr8(Esmramc, Q35MchIch9.MCH_ESMRAMC_T_EN);
        await PciLib.PciOr8(Smram, Q35MchIch9.MCH_SMRAM_D_LCK);
        if (await mQ35SmramAtDefaultSmbase)
        {
            await PciLib.PciWrite8(Q35MchIch9.DramcRegisterQ35(Q35MchIch9.MCH_DEFAULT_SMBASE_CTL), Q35MchIch9.MCH_DEFAULT_SMBASE_LCK);
        }

        await GetStates(lockState, openState);
        return await openState.Value || !await lockState.Value ? EfiStatus.DeviceError : EfiStatus.Success;
    }

    /// <summary>SmramInternal.c SmramAccessGetCapabilities: the ranges of the SMRAM HOB with their present state.</summary>
    /// <returns>EFI_SUCCESS, EFI_BUFFER_TOO_SMALL (the size is stored), EFI_NOT_FOUND (no SMRAM HOB).</returns>
    public async FirmwareTask<EfiStatus> SmramAccessGetCapabilities(bool lockState, bool openState, Ptr<ulong> smramMapSize, Ptr<EfiSmramDescriptor> smramMap)
    {
        ulong hob = await HobLib.GetFirstGuidHob(Guids.gEfiSmmSmramMemoryGuid);
        if (hob == 0)
        {
            return EfiStatus.NotFound;
        }

        Ptr<EfiSmramHobDescriptorBlock> block = new(HobLib.GetGuidHobData(hob));
        uint count = await block.NumberOfSmmReservedRegions;
        ulong originalSize = await smramMapSize.Value;
        ulong size = (ulong)count * EfiSmramDescriptor.SizeOf;
        await smramMapSize.Value.Set(size);
        if (originalSize < size)
        {
            return EfiStatus.BufferTooSmall;
        }

        await BaseMemoryLib.CopyMem(smramMap.Address, block.Descriptor.Address, size);
        await SetStates(smramMap, count, CommonRegionState(lockState, openState));
        return EfiStatus.Success;
    }

    private static ulong CommonRegionState(bool lockState, bool openState) =>
        (openState ? EfiSmramDescriptor.SmramOpen : EfiSmramDescriptor.SmramClosed)
        | (lockState ? EfiSmramDescriptor.SmramLocked : 0)
        | EfiSmramDescriptor.Cacheable;

    private static async FirmwareTask SetStates(Ptr<EfiSmramDescriptor> smramMap, uint count, ulong commonRegionState)
    {
        for (ulong index = 0; index < count; index++)
        {
            Field<ulong> regionState = (smramMap + index).RegionState;
            await regionState.Set((await regionState & EfiSmramDescriptor.Allocated) | commonRegionState);
        }
    }
}
