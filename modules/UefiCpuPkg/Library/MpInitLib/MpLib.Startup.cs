// Running a procedure on all APs, on one, or on all processors; and enabling and disabling them.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.UefiCpuPkg.Library.MpInitLib;

public sealed partial class MpLib
{
    /// <summary>MpLib.c StartupAllCPUsWorker, blocking.</summary>
    /// <returns>
    /// EFI_SUCCESS, EFI_NOT_STARTED (no enabled AP), EFI_INVALID_PARAMETER (no procedure), EFI_DEVICE_ERROR (the caller is an
    /// AP), EFI_NOT_READY (an enabled AP is not idle), EFI_TIMEOUT, EFI_UNSUPPORTED (a wait event), EFI_LOAD_ERROR.
    /// </returns>
    internal async FirmwareTask<EfiStatus> StartupAllCPUsWorker(
        FunctionPointer<EfiApProcedure> procedure,
        bool singleThread,
        bool excludeBsp,
        ulong waitEvent,
        ulong timeoutInMicroseconds,
        ulong procedureArgument,
        Ptr<ulong> failedCpuList)
    {
        Ptr<CpuMpData> cpuMpData = await Phase.GetCpuMpData();
        if (!failedCpuList.IsNull)
        {
            await failedCpuList.Value.Set(0);
        }

        EfiStatus status = await CheckStartupAll(cpuMpData, procedure, excludeBsp, waitEvent);
        if (status.IsError())
        {
            return status;
        }

        await MarkIdleApsWaiting(cpuMpData);
        await RememberStartup(cpuMpData, procedure, singleThread, timeoutInMicroseconds, procedureArgument, failedCpuList);
        if (singleThread)
        {
            await StartNextWaitingAp(cpuMpData);
        }
        else
        {
            await WakeUpAP(cpuMpData, broadcast: true, 0, procedure, procedureArgument, wakeUpDisabledAps: false);
        }

        if (!excludeBsp)
        {
            await procedure.Call(procedureArgument);
        }

        return await WaitForAllStarted(cpuMpData);
    }

    // EDK2 polls without PAUSE here; the kit pauses, so that a waiting BSP can be parked.
    private async FirmwareTask<EfiStatus> WaitForAllStarted(Ptr<CpuMpData> cpuMpData)
    {
        EfiStatus status = await CheckAllAPs(cpuMpData);
        while (status == EfiStatus.NotReady)
        {
            await BaseLib.CpuPause();
            status = await CheckAllAPs(cpuMpData);
        }

        return status;
    }

    private async FirmwareTask<EfiStatus> CheckStartupAll(Ptr<CpuMpData> cpuMpData, FunctionPointer<EfiApProcedure> procedure, bool excludeBsp, ulong waitEvent)
    {
        if (cpuMpData.IsNull)
        {
            return EfiStatus.LoadError;
        }

        if (await cpuMpData.CpuCount == 1 && excludeBsp)
        {
            return EfiStatus.NotStarted;
        }

        if (procedure.IsNull)
        {
            return EfiStatus.InvalidParameter;
        }

        if (!await CallerIsBsp(cpuMpData))
        {
            return EfiStatus.DeviceError;
        }

        return waitEvent != 0 ? EfiStatus.Unsupported : await CheckAllIdle(cpuMpData, excludeBsp);
    }

    private static async FirmwareTask<EfiStatus> CheckAllIdle(Ptr<CpuMpData> cpuMpData, bool excludeBsp)
    {
        uint cpuCount = await cpuMpData.CpuCount;
        uint bspNumber = await cpuMpData.BspNumber;
        Ptr<CpuApData> cpuData = await cpuMpData.CpuData;
        bool hasEnabledAp = false;
        for (ulong index = 0; index < cpuCount; index++)
        {
            CpuState apState = index == bspNumber ? CpuState.CpuStateDisabled : await GetApState(cpuData + index);
            if (apState is not (CpuState.CpuStateDisabled or CpuState.CpuStateIdle))
            {
                return EfiStatus.NotReady;
            }

            hasEnabledAp |= apState == CpuState.CpuStateIdle;
        }

        return excludeBsp && !hasEnabledAp ? EfiStatus.NotStarted : EfiStatus.Success;
    }

    private static async FirmwareTask MarkIdleApsWaiting(Ptr<CpuMpData> cpuMpData)
    {
        uint cpuCount = await cpuMpData.CpuCount;
        uint bspNumber = await cpuMpData.BspNumber;
        Ptr<CpuApData> cpuData = await cpuMpData.CpuData;
        uint running = 0;
        for (ulong index = 0; index < cpuCount; index++)
        {
            bool waiting = index != bspNumber && await GetApState(cpuData + index) == CpuState.CpuStateIdle;
            await (cpuData + index).Waiting.Set(waiting);
            running += waiting ? 1U : 0U;
        }

        await cpuMpData.RunningCount.Set(running);
    }

    private async FirmwareTask RememberStartup(Ptr<CpuMpData> cpuMpData, FunctionPointer<EfiApProcedure> procedure, bool singleThread, ulong timeoutInMicroseconds, ulong procedureArgument, Ptr<ulong> failedCpuList)
    {
        await cpuMpData.Procedure.Set(procedure);
        await cpuMpData.ProcArguments.Set(procedureArgument);
        await cpuMpData.SingleThread.Set(singleThread);
        await cpuMpData.FinishedCount.Set(0);
        await cpuMpData.FailedCpuList.Set(failedCpuList);
        await cpuMpData.ExpectedTime.Set(await CalculateTimeout(timeoutInMicroseconds, cpuMpData.CurrentTime.Pointer));
        await cpuMpData.TotalTime.Set(0);
        await cpuMpData.WaitEvent.Set(0);
    }

    /// <summary>MpLib.c StartupThisAPWorker, blocking. An AP that is busy already is woken again, as upstream does.</summary>
    /// <returns>
    /// EFI_SUCCESS, EFI_DEVICE_ERROR (the caller is an AP), EFI_NOT_FOUND, EFI_INVALID_PARAMETER (the BSP, no procedure, a
    /// disabled AP), EFI_TIMEOUT, EFI_UNSUPPORTED (a wait event), EFI_LOAD_ERROR.
    /// </returns>
    internal async FirmwareTask<EfiStatus> StartupThisAPWorker(FunctionPointer<EfiApProcedure> procedure, ulong processorNumber, ulong waitEvent, ulong timeoutInMicroseconds, ulong procedureArgument, Ptr<bool> finished)
    {
        Ptr<CpuMpData> cpuMpData = await Phase.GetCpuMpData();
        if (!finished.IsNull)
        {
            await finished.Value.Set(false);
        }

        EfiStatus status = await CheckStartupThis(cpuMpData, procedure, processorNumber, waitEvent);
        if (status.IsError())
        {
            return status;
        }

        Ptr<CpuApData> data = await cpuMpData.CpuData + processorNumber;
        await data.WaitEvent.Set(0);
        await data.Finished.Set(finished);
        await data.ExpectedTime.Set(await CalculateTimeout(timeoutInMicroseconds, data.CurrentTime.Pointer));
        await data.TotalTime.Set(0);
        await WakeUpAP(cpuMpData, broadcast: false, processorNumber, procedure, procedureArgument, wakeUpDisabledAps: true);
        status = await CheckThisAP(cpuMpData, processorNumber);
        while (status == EfiStatus.NotReady)
        {
            await BaseLib.CpuPause();
            status = await CheckThisAP(cpuMpData, processorNumber);
        }

        return status;
    }

    private async FirmwareTask<EfiStatus> CheckStartupThis(Ptr<CpuMpData> cpuMpData, FunctionPointer<EfiApProcedure> procedure, ulong processorNumber, ulong waitEvent)
    {
        EfiStatus status = await CheckTarget(cpuMpData, processorNumber);
        if (status.IsError())
        {
            return status;
        }

        if (processorNumber == await cpuMpData.BspNumber || procedure.IsNull
            || await GetApState(await cpuMpData.CpuData + processorNumber) == CpuState.CpuStateDisabled)
        {
            return EfiStatus.InvalidParameter;
        }

        return waitEvent != 0 ? EfiStatus.Unsupported : EfiStatus.Success;
    }

    // Missing data, then an AP as caller, then a number that does not exist.
    private async FirmwareTask<EfiStatus> CheckTarget(Ptr<CpuMpData> cpuMpData, ulong processorNumber)
    {
        if (cpuMpData.IsNull)
        {
            return EfiStatus.LoadError;
        }

        if (!await CallerIsBsp(cpuMpData))
        {
            return EfiStatus.DeviceError;
        }

        return processorNumber >= await cpuMpData.CpuCount ? EfiStatus.NotFound : EfiStatus.Success;
    }

    private async FirmwareTask<bool> CallerIsBsp(Ptr<CpuMpData> cpuMpData)
    {
        (EfiStatus status, ulong callerNumber) = await GetProcessorNumber(cpuMpData);
        return !status.IsError() && callerNumber == await cpuMpData.BspNumber;
    }

    /// <summary>MpLib.c EnableDisableApWorker: the BSP itself is refused before its number is looked up.</summary>
    /// <returns>EFI_SUCCESS, EFI_DEVICE_ERROR, EFI_INVALID_PARAMETER (the BSP), EFI_NOT_FOUND, EFI_LOAD_ERROR.</returns>
    internal async FirmwareTask<EfiStatus> EnableDisableApWorker(ulong processorNumber, bool enableAP, Ptr<uint> healthFlag)
    {
        Ptr<CpuMpData> cpuMpData = await Phase.GetCpuMpData();
        EfiStatus status = await CheckTarget(cpuMpData, processorNumber);
        if (status.IsError())
        {
            return status;
        }

        if (processorNumber == await cpuMpData.BspNumber)
        {
            return EfiStatus.InvalidParameter;
        }

        Ptr<CpuApData> data = await cpuMpData.CpuData + processorNumber;
        if (enableAP)
        {
            await ResetProcessorToIdleState(cpuMpData, processorNumber);
        }
        else
        {
            await SetApState(data, CpuState.CpuStateDisabled);
        }

        if (!healthFlag.IsNull)
        {
            await data.CpuHealthy.Set((await healthFlag.Value & EfiProcessorInformation.ProcessorHealthStatusBit) != 0);
        }

        return EfiStatus.Success;
    }
}
