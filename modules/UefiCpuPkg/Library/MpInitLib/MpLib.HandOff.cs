// DXE takes the APs over that PEI has found: their IDs from HOBs, and, unless they halt, their loops.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.UefiCpuPkg.Library.MpInitLib;

public sealed partial class MpLib
{
    private const uint SizeOfPointer = sizeof(ulong);

    /// <summary>MpLib.c GetNextMpHandOffHob: the first when given NULL; NULL after the last.</summary>
    internal async FirmwareTask<Ptr<MpHandOff>> GetNextMpHandOffHob(Ptr<MpHandOff> mpHandOff)
    {
        ulong hob = mpHandOff.IsNull
            ? await HobLib.GetFirstGuidHob(Guids.mMpHandOffGuid)
            : await HobLib.GetNextGuidHob(Guids.mMpHandOffGuid, await HobLib.GetHobAfter(HobOfData(mpHandOff.Address)));
        return new(hob == 0 ? 0 : HobLib.GetGuidHobData(hob));
    }

    private static ulong HobOfData(ulong data) => data - EfiHobGuidType.SizeOf;

    private async FirmwareTask<uint> CountOfHandOff(Ptr<MpHandOff> firstMpHandOff)
    {
        uint count = 0;
        for (Ptr<MpHandOff> mpHandOff = firstMpHandOff; !mpHandOff.IsNull; mpHandOff = await GetNextMpHandOffHob(mpHandOff))
        {
            await DebugLib.Assert(count == await mpHandOff.ProcessorIndex, "MaxLogicalProcessorNumber == MpHandOff->ProcessorIndex");
            count += await mpHandOff.CpuCount;
        }

        return count;
    }

    /// <summary>MpLib.c GetBspNumber.</summary>
    internal async FirmwareTask<uint> GetBspNumber(Ptr<MpHandOff> firstMpHandOff)
    {
        uint apicId = (await LocalApicLib.GetInitialApicId()).Value;
        for (Ptr<MpHandOff> mpHandOff = firstMpHandOff; !mpHandOff.IsNull; mpHandOff = await GetNextMpHandOffHob(mpHandOff))
        {
            uint cpuCount = await mpHandOff.CpuCount;
            for (uint index = 0; index < cpuCount; index++)
            {
                if (await (mpHandOff.Info + index).ApicId == apicId)
                {
                    return await mpHandOff.ProcessorIndex + index;
                }
            }
        }

        await DebugLib.AssertEfiError(EfiStatus.NotFound, "the BSP is not in the MP hand-off HOBs");
        return 0;
    }

    // True when the APs have already switched to this phase's loop; false when INIT-SIPI-SIPI will fetch them from HLT.
    private async FirmwareTask<bool> TakeOverProcessors(Ptr<CpuMpData> cpuMpData, uint cpuCount, Ptr<MpHandOff> firstMpHandOff)
    {
        await cpuMpData.InitFlag.Set(ApInitState.ApInitDone);
        await cpuMpData.CpuCount.Set(cpuCount);
        for (Ptr<MpHandOff> mpHandOff = firstMpHandOff; !mpHandOff.IsNull; mpHandOff = await GetNextMpHandOffHob(mpHandOff))
        {
            await TakeOverFrom(cpuMpData, mpHandOff);
        }

        ulong hob = await HobLib.GetFirstGuidHob(Guids.mMpHandOffConfigGuid);
        await DebugLib.Assert(hob != 0, "at least one MpHandOff HOB, but no MpHandOffConfig HOB");
        Ptr<MpHandOffConfig> config = new(HobLib.GetGuidHobData(hob));
        if (await config.WaitLoopExecutionMode != SizeOfPointer)
        {
            await cpuMpData.WakeUpByInitSipiSipi.Set(true);
            return false;
        }

        await DebugLib.Assert(await cpuMpData.ApLoopMode != ApLoopMode.ApInHltLoop, "CpuMpData->ApLoopMode != ApInHltLoop");
        await cpuMpData.FinishedCount.Set(0);
        await cpuMpData.EnableExecuteDisableForSwitchContext.Set(await IsBspExecuteDisableEnabled());
        await Phase.SaveCpuMpData(cpuMpData);
        await SwitchApContext(config, firstMpHandOff);
        await WaitForAllAps(cpuMpData);
        await SetAllIdle(cpuMpData);
        return true;
    }

    private async FirmwareTask TakeOverFrom(Ptr<CpuMpData> cpuMpData, Ptr<MpHandOff> mpHandOff)
    {
        ulong first = await mpHandOff.ProcessorIndex;
        uint cpuCount = await mpHandOff.CpuCount;
        Ptr<CpuApData> cpuData = await cpuMpData.CpuData + first;
        Ptr<CpuInfoInHob> cpuInfoInHob = await cpuMpData.CpuInfoInHob + first;
        ulong stackSize = await cpuMpData.CpuApStackSize;
        ulong buffer = await cpuMpData.Buffer + (first * stackSize);
        for (ulong index = 0; index < cpuCount; index++)
        {
            ProcessorHandOff known = await mpHandOff.Info[index];
            await SynchronizationLib.InitializeSpinLock((cpuData + index).ApLock.Pointer);
            await (cpuData + index).CpuHealthy.Set(known.Health == 0);
            await (cpuData + index).ApFunction.Set(FunctionPointer<EfiApProcedure>.Null);
            await cpuInfoInHob[index].Set(new CpuInfoInHob
            {
                InitialApicId = known.ApicId,
                ApicId = known.ApicId,
                Health = known.Health,
                ApTopOfStack = buffer + ((index + 1) * stackSize),
            });
        }
    }

    /// <summary>MpLib.c SwitchApContext: ends each AP's PEI loop with a procedure and the hand-off signal.</summary>
    internal async FirmwareTask SwitchApContext(Ptr<MpHandOffConfig> mpHandOffConfig, Ptr<MpHandOff> firstMpHandOff)
    {
        uint bspNumber = await GetBspNumber(firstMpHandOff);
        uint signalValue = await mpHandOffConfig.StartupSignalValue;
        for (Ptr<MpHandOff> mpHandOff = firstMpHandOff; !mpHandOff.IsNull; mpHandOff = await GetNextMpHandOffHob(mpHandOff))
        {
            await SignalAps(mpHandOff, bspNumber, signalValue);
        }

        for (Ptr<MpHandOff> mpHandOff = firstMpHandOff; !mpHandOff.IsNull; mpHandOff = await GetNextMpHandOffHob(mpHandOff))
        {
            await WaitForAps(mpHandOff, bspNumber);
        }
    }

    private async FirmwareTask SignalAps(Ptr<MpHandOff> mpHandOff, uint bspNumber, uint signalValue)
    {
        uint first = await mpHandOff.ProcessorIndex;
        uint cpuCount = await mpHandOff.CpuCount;
        for (uint index = 0; index < cpuCount; index++)
        {
            if (first + index != bspNumber)
            {
                ProcessorHandOff known = await mpHandOff.Info[index];
                await new Field<ulong>(known.StartupProcedureAddress).Set(SwitchContextPerApAddress);
                await new Field<uint>(known.StartupSignalAddress).Set(signalValue);
            }
        }
    }

    private async FirmwareTask WaitForAps(Ptr<MpHandOff> mpHandOff, uint bspNumber)
    {
        uint first = await mpHandOff.ProcessorIndex;
        uint cpuCount = await mpHandOff.CpuCount;
        for (uint index = 0; index < cpuCount; index++)
        {
            if (first + index != bspNumber)
            {
                await WaitApWakeup(new Ptr<uint>(await (mpHandOff.Info + index).StartupSignalAddress));
            }
        }
    }

    /// <summary>MpLib.c SwitchContextPerAp, on PEI's stack: jumps to DxeApEntryPoint and so drops PEI's frames.</summary>
    [EntryPoint(Ordinal = 2)]
    public async FirmwareTask SwitchContextPerAp()
    {
        await BaseLib.AsmJump(DxeApEntryPointAddress);
    }

    /// <summary>MpLib.c DxeApEntryPoint: the AP's registers and loop of DXE.</summary>
    [EntryPoint(Ordinal = 3)]
    public async FirmwareTask DxeApEntryPoint()
    {
        Ptr<CpuMpData> cpuMpData = await Phase.GetCpuMpData();
        ulong processorNumber = (await GetProcessorNumber(cpuMpData)).Value;
        if (await cpuMpData.EnableExecuteDisableForSwitchContext)
        {
            await BaseLib.AsmWriteMsr64(ArchitecturalMsr.MSR_IA32_EFER, await BaseLib.AsmReadMsr64(ArchitecturalMsr.MSR_IA32_EFER) | EferNxe);
        }

        Ptr<CpuApData> data = await cpuMpData.CpuData + processorNumber;
        await RestoreVolatileRegisters(data.VolatileRegisters.Pointer);
        await cpuMpData.FinishedCount.InterlockedIncrement();
        await PlaceAPInMwaitLoopOrRunLoop(await data.StartupApSignal);
        await ApWakeupFunction(cpuMpData, processorNumber);
    }
}
