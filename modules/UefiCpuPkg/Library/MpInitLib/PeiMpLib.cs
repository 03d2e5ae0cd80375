// PeiMpLib.c: where PEI keeps the library's data, and what it hands to DXE.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Modules.OvmfPkg;

namespace SmmFirmwareKit.Modules.UefiCpuPkg.Library.MpInitLib;

/// <summary>UefiCpuPkg/Library/MpInitLib/PeiMpLib.c.</summary>
[Edk2("UefiCpuPkg/Library/MpInitLib/PeiMpLib.c")]
public sealed partial class PeiMpLib(PeiMpInitLib instance) : MpInitLibPart(instance), IMpLibPhase
{
    /// <summary>CPU_INIT_MP_LIB_HOB_GUID: the HOB with the address of CPU_MP_DATA.</summary>
    internal static readonly EfiGuid mCpuInitMpLibHobGuid = EfiGuid.Parse("58EB6A19-3699-4C68-A836-DACD8EDCAD4A");

    // A HOB is at most 0xFFF8 bytes long with its header.
    private static unsafe uint MaxCpusInHob =>
        (uint)((0xFFF8 - sizeof(EfiHobGuidType) - sizeof(MpHandOff)) / sizeof(ProcessorHandOff));

    /// <summary>PeiMpLib.c GetCpuMpDataFromGuidedHob. EDK2's APs look at the top of their stack instead; both give the same.</summary>
    async FirmwareTask<Ptr<CpuMpData>> IMpLibPhase.GetCpuMpData()
    {
        ulong hob = await HobLib.GetFirstGuidHob(mCpuInitMpLibHobGuid);
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

        Ptr<MpHandOffConfig> config = new(await BuildGuidHob(MpLib.mMpHandOffConfigGuid, 8));
        await config.WaitLoopExecutionMode.Set(halted ? 0U : sizeof(ulong));
        await config.StartupSignalValue.Set(halted ? 0U : StartupSignal.MpHandOff);
        await new Field<Ptr<CpuMpData>>(await BuildGuidHob(mCpuInitMpLibHobGuid, 8)).Set(cpuMpData);
    }

    private async FirmwareTask BuildHandOffHob(Ptr<CpuMpData> cpuMpData, uint hobBase, uint cpusInHob, bool halted)
    {
        Ptr<MpHandOff> mpHandOff = new(await BuildGuidHob(MpLib.mMpHandOffGuid, SizeOfHandOff(cpusInHob)));
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

    private static unsafe ulong SizeOfHandOff(uint cpus) => (ulong)sizeof(MpHandOff) + (cpus * (ulong)sizeof(ProcessorHandOff));

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
        (EfiStatus status, ulong memory) = await instance.PeiServicesLib.PeiServicesAllocatePages(EfiMemoryType.BootServicesData, pages);
        return status.IsError() ? 0 : memory;
    }
}
