// Has an AP finished, is its time over, and what to do then.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.UefiCpuPkg.Library.MpInitLib;

public sealed partial class MpLib
{
    // END_OF_CPU_LIST.
    private const ulong EndOfCpuList = 0xFFFFFFFF;

    private const ulong MicrosecondsPerSecond = 1_000_000;

    /// <summary>MpLib.c CalculateTimeout: ticks of the performance counter, 0 for infinity; stores the present count.</summary>
    internal async FirmwareTask<ulong> CalculateTimeout(ulong timeoutInMicroseconds, Ptr<ulong> currentTime)
    {
        await currentTime.Value.Set(await TimerLib.GetPerformanceCounter());
        if (timeoutInMicroseconds == 0)
        {
            return 0;
        }

        ulong frequency = TimerLib.GetPerformanceCounterProperties(out _, out _);
        return ulong.MaxValue / timeoutInMicroseconds < frequency
            ? frequency * (timeoutInMicroseconds / MicrosecondsPerSecond)
            : frequency * timeoutInMicroseconds / MicrosecondsPerSecond;
    }

    /// <summary>MpLib.c CheckTimeout: adds the ticks since the last call, whichever way the counter runs and wraps.</summary>
    internal async FirmwareTask<bool> CheckTimeout(Ptr<ulong> previousTime, Ptr<ulong> totalTime, ulong timeout)
    {
        if (timeout == 0)
        {
            return false;
        }

        ulong currentTime = await TimerLib.GetPerformanceCounter();
        ulong total = await totalTime.Value + ElapsedTicks(await previousTime.Value, currentTime);
        await totalTime.Value.Set(total);
        await previousTime.Value.Set(currentTime);
        return total > timeout;
    }

    private ulong ElapsedTicks(ulong previous, ulong current)
    {
        _ = TimerLib.GetPerformanceCounterProperties(out ulong start, out ulong end);
        ulong cycle = (start > end ? start - end : end - start) + 1;
        long delta = (long)(start > end ? previous - current : current - previous);
        return delta < 0 ? (ulong)delta + cycle : (ulong)delta;
    }

    /// <summary>MpLib.c ResetProcessorToIdleState: INIT takes the AP away from whatever it does.</summary>
    internal async FirmwareTask ResetProcessorToIdleState(Ptr<CpuMpData> cpuMpData, ulong processorNumber)
    {
        await cpuMpData.WakeUpByInitSipiSipi.Set(true);
        await WakeUpAP(cpuMpData, broadcast: false, processorNumber, FunctionPointer<EfiApProcedure>.Null, 0, wakeUpDisabledAps: true);
        while (await cpuMpData.FinishedCount < 1)
        {
            await BaseLib.CpuPause();
        }

        await SetApState(await cpuMpData.CpuData + processorNumber, CpuState.CpuStateIdle);
    }

    /// <summary>MpLib.c CheckThisAP.</summary>
    /// <returns>EFI_SUCCESS when the AP has finished, EFI_TIMEOUT, or EFI_NOT_READY.</returns>
    internal async FirmwareTask<EfiStatus> CheckThisAP(Ptr<CpuMpData> cpuMpData, ulong processorNumber)
    {
        Ptr<CpuApData> data = await cpuMpData.CpuData + processorNumber;
        if (await GetApState(data) == CpuState.CpuStateFinished)
        {
            await SetFinished(data, finished: true);
            await SetApState(data, CpuState.CpuStateIdle);
            return EfiStatus.Success;
        }

        if (!await CheckTimeout(data.CurrentTime.Pointer, data.TotalTime.Pointer, await data.ExpectedTime))
        {
            return EfiStatus.NotReady;
        }

        await SetFinished(data, finished: false);
        await ResetProcessorToIdleState(cpuMpData, processorNumber);
        return EfiStatus.Timeout;
    }

    private static async FirmwareTask SetFinished(Ptr<CpuApData> data, bool finished)
    {
        Ptr<bool> place = await data.Finished;
        if (!place.IsNull)
        {
            await place.Value.Set(finished);
        }
    }

    /// <summary>MpLib.c CheckAllAPs.</summary>
    /// <returns>EFI_SUCCESS when all have finished, EFI_TIMEOUT (the failed ones are reset), or EFI_NOT_READY.</returns>
    internal async FirmwareTask<EfiStatus> CheckAllAPs(Ptr<CpuMpData> cpuMpData)
    {
        await RetireFinishedAps(cpuMpData);
        if (await cpuMpData.RunningCount == 0)
        {
            return EfiStatus.Success;
        }

        if (!await CheckTimeout(cpuMpData.CurrentTime.Pointer, cpuMpData.TotalTime.Pointer, await cpuMpData.ExpectedTime))
        {
            return EfiStatus.NotReady;
        }

        await ResetFailedAps(cpuMpData);
        return EfiStatus.Timeout;
    }

    private async FirmwareTask RetireFinishedAps(Ptr<CpuMpData> cpuMpData)
    {
        uint cpuCount = await cpuMpData.CpuCount;
        Ptr<CpuApData> cpuData = await cpuMpData.CpuData;
        for (ulong index = 0; index < cpuCount; index++)
        {
            Ptr<CpuApData> data = cpuData + index;
            if (!await data.Waiting || await GetApState(data) != CpuState.CpuStateFinished)
            {
                continue;
            }

            await cpuMpData.RunningCount.Set(await cpuMpData.RunningCount - 1);
            await data.Waiting.Set(false);
            await SetApState(data, CpuState.CpuStateIdle);
            if (await cpuMpData.SingleThread)
            {
                await StartNextWaitingAp(cpuMpData);
            }
        }
    }

    private async FirmwareTask StartNextWaitingAp(Ptr<CpuMpData> cpuMpData)
    {
        (EfiStatus status, ulong next) = await GetNextWaitingProcessorNumber(cpuMpData);
        if (!status.IsError())
        {
            await WakeUpAP(cpuMpData, broadcast: false, next, await cpuMpData.Procedure, await cpuMpData.ProcArguments, wakeUpDisabledAps: true);
        }
    }

    /// <summary>MpLib.c GetNextWaitingProcessorNumber.</summary>
    /// <returns>EFI_SUCCESS, EFI_NOT_FOUND.</returns>
    internal static async FirmwareTask<EfiResult<ulong>> GetNextWaitingProcessorNumber(Ptr<CpuMpData> cpuMpData)
    {
        uint cpuCount = await cpuMpData.CpuCount;
        Ptr<CpuApData> cpuData = await cpuMpData.CpuData;
        for (ulong index = 0; index < cpuCount; index++)
        {
            if (await (cpuData + index).Waiting)
            {
                return new(EfiStatus.Success, index);
            }
        }

        return EfiStatus.NotFound;
    }

    private async FirmwareTask ResetFailedAps(Ptr<CpuMpData> cpuMpData)
    {
        Ptr<ulong> list = await AllocateFailedCpuList(cpuMpData);
        uint cpuCount = await cpuMpData.CpuCount;
        Ptr<CpuApData> cpuData = await cpuMpData.CpuData;
        ulong listIndex = 0;
        for (ulong index = 0; index < cpuCount; index++)
        {
            if (await (cpuData + index).Waiting)
            {
                await ResetProcessorToIdleState(cpuMpData, index);
                await (cpuData + index).Waiting.Set(false);
                listIndex = await Append(list, listIndex, index);
            }
        }

        await Append(list, listIndex, EndOfCpuList);
    }

    private static async FirmwareTask<ulong> Append(Ptr<ulong> list, ulong listIndex, ulong value)
    {
        if (!list.IsNull)
        {
            await list[listIndex].Set(value);
        }

        return listIndex + 1;
    }

    // AllocatePool() in EDK2; whole pages here, so that both phases have it.
    private async FirmwareTask<Ptr<ulong>> AllocateFailedCpuList(Ptr<CpuMpData> cpuMpData)
    {
        Ptr<ulong> failedCpuList = await cpuMpData.FailedCpuList;
        if (failedCpuList.IsNull)
        {
            return Ptr<ulong>.Null;
        }

        ulong size = (await cpuMpData.RunningCount + 1UL) * sizeof(ulong);
        ulong list = await Phase.AllocatePages(EfiPages.EfiSizeToPages(size));
        await DebugLib.Assert(list != 0, "*CpuMpData->FailedCpuList != NULL");
        await failedCpuList.Value.Set(list);
        return new(list);
    }
}
