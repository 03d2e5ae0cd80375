// PeiMpLib.c: where PEI keeps the library's data, and what it hands to DXE.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Modules.OvmfPkg;

namespace SmmFirmwareKit.Modules.UefiCpuPkg.Library.MpInitLib;

/// <summary>UefiCpuPkg/Library/MpInitLib/PeiMpLib.c.</summary>
[Edk2("UefiCpuPkg/Library/MpInitLib/PeiMpLib.c")]
public sealed partial class PeiMpLib(PeiMpInitLib instance) : MpInitLibPart(instance), IMpLibPhase
{
    // A HOB is at most 0xFFF8 bytes long with its header.
    private static uint MaxCpusInHob =>
        (uint)((0xFFF8 - EfiHobGuidType.SizeOf - MpHandOff.SizeOf) / ProcessorHandOff.SizeOf);

    /// <summary>PeiMpLib.c GetCpuMpDataFromGuidedHob. EDK2's APs look at the top of their stack instead; both give the same.</summary>
    async FirmwareTask<Ptr<CpuMpData>> IMpLibPhase.GetCpuMpData()
    {
        ulong hob = await HobLib.GetFirstGuidHob(Guids.mCpuInitMpLibHobGuid);
        return hob == 0 ? Ptr<CpuMpData>.Null : await new Field<Ptr<CpuMpData>>(HobLib.GetGuidHobData(hob));
    }

    /// <summary>PeiMpLib.c SaveCpuMpData: hands the processors over in HOBs; their loops too, unless they halt.</summary>
    async FirmwareTask IMpLibPhase.SaveCpuMpData(Ptr<CpuMpData> cpuMpData)
    {
        uint cpuCount = await cpuMpData.CpuCount;
        bool halted = await cpuMpData.ApLoopMode == ApLoopMode.ApInHltLoop;
        for (uint hobBase = 0; hobBase < cpuCount; hobBase += MaxCpusInHob)
        {
            await BuildHandOffHob(cpuMpData, hobBase, Math.Min(MaxCpusInHob, cpuCount - hobBase), halted);
        }

        Ptr<MpHandOffConfig> config = new(await BuildGuidHob(Guids.mMpHandOffConfigGuid, 8));
        await config.WaitLoopExecutionMode.Set(halted ? 0U : sizeof(ulong));
        await config.StartupSignalValue.Set(halted ? 0U : StartupSignal.MpHandOff);
        await new Field<Ptr<CpuMpData>>(await BuildGuidHob(Guids.mCpuInitMpLibHobGuid, 8)).Set(cpuMpData);
    }

    private async FirmwareTask BuildHandOffHob(Ptr<CpuMpData> cpuMpData, uint hobBase, uint cpusInHob, bool halted)
    {
        Ptr<MpHandOff> mpHandOff = new(await BuildGuidHob(Guids.mMpHandOffGuid, SizeOfHandOff(cpusInHob)));
        await mpHandOff.ProcessorIndex.Set(hobBase);
        await mpHandOff.CpuCount.Set(cpusInHob);
        Ptr<CpuInfoInHob> cpuInfoInHob = await cpuMpData.CpuInfoInHob + hobBase;
        Ptr<CpuApData> cpuData = await cpuMpData.CpuData + hobBase;
        for (ulong index = 0; index < cpusInHob; index++)
        {
            Ptr<CpuApData> data = cpuData + index;
            await mpHandOff.Info[index].Set(new ProcessorHandOff
            {
                ApicId = await (cpuInfoInHob + index).ApicId,
                Health = await (cpuInfoInHob + index).Health,
                StartupSignalAddress = halted ? 0 : (await data.StartupApSignal).Address,
                StartupProcedureAddress = halted ? 0 : data.ApFunction.Address,
            });
        }
    }

    private static ulong SizeOfHandOff(uint cpus) => MpHandOff.SizeOf + (cpus * ProcessorHandOff.SizeOf);

    private async FirmwareTask<ulong> BuildGuidHob(EfiGuid guid, ulong dataLength)
    {
        ulong data = await HobLib.BuildGuidHob(guid, dataLength);
        await DebugLib.Assert(data != 0, "MpInitLib: no room in the HOB list");
        return data;
    }

    /// <summary>PeiMpLib.c InitMpGlobalData. The notification of EndOfS3Resume is left out: the kit's S3 path ends before it.</summary>
    FirmwareTask IMpLibPhase.InitMpGlobalData(Ptr<CpuMpData> cpuMpData) => Phase.SaveCpuMpData(cpuMpData);

    /// <summary>PeiMpLib.c GetWakeupBuffer: the highest fitting pages; EDK2 searches the memory HOBs for them.</summary>
    FirmwareTask<ulong> IMpLibPhase.GetWakeupBuffer(ulong wakeupBufferSize) =>
        FirmwareTask<ulong>.FromResult(OvmfMemoryMap.WakeupBufferTop - EfiPages.EfiPagesToSize(EfiPages.EfiSizeToPages(wakeupBufferSize)));

    async FirmwareTask<ulong> IMpLibPhase.AllocatePages(ulong pages)
    {
        (EfiStatus status, ulong memory) = await PeiServicesLib.PeiServicesAllocatePages(EfiMemoryType.BootServicesData, pages);
        return status.IsError() ? 0 : memory;
    }
}
