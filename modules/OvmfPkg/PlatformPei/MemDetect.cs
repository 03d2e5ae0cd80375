// MemDetect.c: permanent memory for PEI, and the ranges of SMRAM.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.OvmfPkg.PlatformPei;

/// <summary>OvmfPkg/PlatformPei/MemDetect.c.</summary>
[Edk2("OvmfPkg/PlatformPei/MemDetect.c")]
public sealed partial class MemDetect(PlatformPeiModule module) : PlatformPeiPart(module)
{
    private const int MibShift = 20;

    /// <summary>DescIdxCount: the page of SMM_S3_RESUME_STATE, and the rest.</summary>
    private const uint SmramRanges = 2;

    /// <summary>MemDetect.c Q35TsegMbytesInitialization.</summary>
    internal async FirmwareTask Q35TsegMbytesInitialization(Ptr<EfiHobPlatformInfo> platformInfoHob)
    {
        await PlatformInitLib.PlatformQ35TsegMbytesInitialization(platformInfoHob);
        EfiStatus status = await PcdLib.PcdSet16S(Pcd.PcdQ35TsegMbytes, await platformInfoHob.Q35TsegMbytes);
        await DebugLib.AssertEfiError(status, "PcdQ35TsegMbytes");
    }

    /// <summary>MemDetect.c Q35SmramAtDefaultSmbaseInitialization.</summary>
    internal async FirmwareTask Q35SmramAtDefaultSmbaseInitialization(Ptr<EfiHobPlatformInfo> platformInfoHob)
    {
        await PlatformInitLib.PlatformQ35SmramAtDefaultSmbaseInitialization(platformInfoHob);
        EfiStatus status = await PcdLib.PcdSetBoolS(Pcd.PcdQ35SmramAtDefaultSmbase, await platformInfoHob.Q35SmramAtDefaultSmbase);
        await DebugLib.AssertEfiError(status, "PcdQ35SmramAtDefaultSmbase");
    }

    /// <summary>MemDetect.c PublishPeiMemory: up to TSEG, if there is one. EDK2 leaves low memory out; here the heap is there.</summary>
    /// <returns>EFI_SUCCESS, or what PeiServicesInstallPeiMemory returned.</returns>
    internal async FirmwareTask<EfiStatus> PublishPeiMemory(Ptr<EfiHobPlatformInfo> platformInfoHob)
    {
        await PlatformInitLib.PlatformGetSystemMemorySizeBelow4gb(platformInfoHob);
        ulong memoryTop = await TsegBase(platformInfoHob);
        await DebugLib.Assert(memoryTop > OvmfMemoryMap.AllocationFloor, "PublishPeiMemory: too little RAM below TSEG");
        return await PeiServicesLib.PeiServicesInstallPeiMemory(OvmfMemoryMap.HobList, memoryTop - OvmfMemoryMap.HobList);
    }

    private static async FirmwareTask<ulong> TsegBase(Ptr<EfiHobPlatformInfo> platformInfoHob)
    {
        ulong lowMemory = await platformInfoHob.LowMemory;
        ulong tseg = await platformInfoHob.SmmSmramRequire ? (ulong)await platformInfoHob.Q35TsegMbytes << MibShift : 0;
        return lowMemory - tseg;
    }

    /// <summary>MemDetect.c CreateSmmSmramMemoryHob: one page for S3 resume, which SMM may not allocate, then all the rest.</summary>
    internal async FirmwareTask CreateSmmSmramMemoryHob(Ptr<EfiHobPlatformInfo> platformInfoHob)
    {
        ulong data = await HobLib.BuildGuidHob(
            Guids.gEfiSmmSmramMemoryGuid,
            EfiSmramHobDescriptorBlock.SizeOf + ((SmramRanges - 1) * (ulong)EfiSmramDescriptor.SizeOf));
        await DebugLib.Assert(data != 0, "CreateSmmSmramMemoryHob: no room in the HOB list");
        Ptr<EfiSmramHobDescriptorBlock> block = new(data);
        ulong tseg = await TsegBase(platformInfoHob);
        ulong size = (ulong)await platformInfoHob.Q35TsegMbytes << MibShift;
        await block.NumberOfSmmReservedRegions.Set(SmramRanges);
        await block.Descriptor.Pointer[0].Set(Range(tseg, EfiPages.EfiPageSize, EfiSmramDescriptor.Allocated));
        await block.Descriptor.Pointer[1].Set(Range(tseg + EfiPages.EfiPageSize, size - EfiPages.EfiPageSize, 0));
    }

    private static EfiSmramDescriptor Range(ulong start, ulong size, ulong allocated) => new()
    {
        PhysicalStart = start,
        CpuStart = start,
        PhysicalSize = size,
        RegionState = EfiSmramDescriptor.SmramClosed | EfiSmramDescriptor.Cacheable | allocated,
    };
}
