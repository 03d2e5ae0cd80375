// Waking APs: INIT-SIPI-SIPI through a borrowed buffer below 1 MiB, or a word in memory that their loop watches.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.UefiCpuPkg.Library.MpInitLib;

public sealed partial class MpLib
{
    /// <summary>MpLib.c WakeUpAP.</summary>
    /// <param name="cpuMpData">The library's data.</param>
    /// <param name="broadcast">All APs; else only <paramref name="processorNumber"/>.</param>
    /// <param name="processorNumber">Ignored when broadcasting.</param>
    /// <param name="procedure">What the APs run, or NULL.</param>
    /// <param name="procedureArgument">Its argument.</param>
    /// <param name="wakeUpDisabledAps">Whether a broadcast also gives disabled APs the procedure.</param>
    internal async FirmwareTask WakeUpAP(Ptr<CpuMpData> cpuMpData, bool broadcast, ulong processorNumber, FunctionPointer<EfiApProcedure> procedure, ulong procedureArgument, bool wakeUpDisabledAps)
    {
        await cpuMpData.FinishedCount.Set(0);
        bool resetVectorRequired = await cpuMpData.WakeUpByInitSipiSipi || await cpuMpData.InitFlag == ApInitState.ApInitConfig;
        if (resetVectorRequired)
        {
            await AllocateResetVectorBelow1Mb(cpuMpData);
            await FillExchangeInfoData(cpuMpData);
        }

        if (await cpuMpData.ApLoopMode == ApLoopMode.ApInMwaitLoop)
        {
            await cpuMpData.ApTargetCState.Set(await PcdLib.PcdGet8(Pcd.PcdCpuApTargetCstate));
        }

        if (broadcast)
        {
            await WakeUpAllAps(cpuMpData, procedure, procedureArgument, wakeUpDisabledAps, resetVectorRequired);
        }
        else
        {
            await WakeUpOneAp(cpuMpData, processorNumber, procedure, procedureArgument, resetVectorRequired);
        }

        if (resetVectorRequired)
        {
            await RestoreWakeupBuffer(cpuMpData);
        }

        await cpuMpData.WakeUpByInitSipiSipi.Set(await cpuMpData.ApLoopMode == ApLoopMode.ApInHltLoop);
    }

    private async FirmwareTask WakeUpAllAps(Ptr<CpuMpData> cpuMpData, FunctionPointer<EfiApProcedure> procedure, ulong procedureArgument, bool wakeUpDisabledAps, bool resetVectorRequired)
    {
        await MakeAllReady(cpuMpData, procedure, procedureArgument, wakeUpDisabledAps);
        bool first = await cpuMpData.InitFlag == ApInitState.ApInitConfig;
        if (resetVectorRequired)
        {
            await SendBroadcast(cpuMpData, first);
        }

        if (first)
        {
            await WaitForCheckIn(cpuMpData);
        }
        else
        {
            await WaitAllApsWakeup(cpuMpData);
        }
    }

    // Disabled APs are woken by the broadcast too, but skip the procedure because they are not Ready.
    private async FirmwareTask MakeAllReady(Ptr<CpuMpData> cpuMpData, FunctionPointer<EfiApProcedure> procedure, ulong procedureArgument, bool wakeUpDisabledAps)
    {
        uint cpuCount = await cpuMpData.CpuCount;
        uint bspNumber = await cpuMpData.BspNumber;
        Ptr<CpuApData> cpuData = await cpuMpData.CpuData;
        for (ulong index = 0; index < cpuCount; index++)
        {
            if (index == bspNumber || (!wakeUpDisabledAps && await GetApState(cpuData + index) == CpuState.CpuStateDisabled))
            {
                continue;
            }

            await MakeReady(cpuData + index, procedure, procedureArgument);
            if (await cpuMpData.InitFlag == ApInitState.ApInitDone)
            {
                await RaiseSignal(cpuData + index);
            }
        }
    }

    private async FirmwareTask MakeReady(Ptr<CpuApData> data, FunctionPointer<EfiApProcedure> procedure, ulong procedureArgument)
    {
        await data.ApFunction.Set(procedure);
        await data.ApFunctionArgument.Set(procedureArgument);
        await SetApState(data, CpuState.CpuStateReady);
    }

    private static async FirmwareTask RaiseSignal(Ptr<CpuApData> data)
    {
        Ptr<uint> signal = await data.StartupApSignal;
        await signal.Value.Set(StartupSignal.WakeupAp);
    }

    // After reset APs wait for SIPI already; OVMF sends INIT first all the same (PcdFirstTimeWakeUpAPsBySipi FALSE).
    private async FirmwareTask SendBroadcast(Ptr<CpuMpData> cpuMpData, bool first)
    {
        uint startupRoutine = (uint)await cpuMpData.WakeupBuffer;
        if (first && PcdLib.FeaturePcdGet(Pcd.PcdFirstTimeWakeUpAPsBySipi))
        {
            await LocalApicLib.SendStartupIpiAllExcludingSelf(startupRoutine);
        }
        else
        {
            await LocalApicLib.SendInitSipiSipiAllExcludingSelf(startupRoutine);
        }
    }

    private async FirmwareTask WakeUpOneAp(Ptr<CpuMpData> cpuMpData, ulong processorNumber, FunctionPointer<EfiApProcedure> procedure, ulong procedureArgument, bool resetVectorRequired)
    {
        Ptr<CpuApData> data = await cpuMpData.CpuData + processorNumber;
        await MakeReady(data, procedure, procedureArgument);
        await DebugLib.Assert(await cpuMpData.InitFlag == ApInitState.ApInitDone, "CpuMpData->InitFlag == ApInitDone");
        await RaiseSignal(data);
        if (resetVectorRequired)
        {
            Ptr<CpuInfoInHob> info = await cpuMpData.CpuInfoInHob + processorNumber;
            await LocalApicLib.SendInitSipiSipi(new ApicId(await info.ApicId), (uint)await cpuMpData.WakeupBuffer);
        }

        await WaitApWakeup(await data.StartupApSignal);
    }

    private async FirmwareTask WaitAllApsWakeup(Ptr<CpuMpData> cpuMpData)
    {
        uint cpuCount = await cpuMpData.CpuCount;
        uint bspNumber = await cpuMpData.BspNumber;
        Ptr<CpuApData> cpuData = await cpuMpData.CpuData;
        for (ulong index = 0; index < cpuCount; index++)
        {
            if (index != bspNumber)
            {
                await WaitApWakeup(await (cpuData + index).StartupApSignal);
            }
        }
    }

    /// <summary>MpLib.c WaitApWakeup: the AP clears its word when it has seen it.</summary>
    internal async FirmwareTask WaitApWakeup(Ptr<uint> apStartupSignalBuffer)
    {
        while (await SynchronizationLib.InterlockedCompareExchange32(apStartupSignalBuffer, StartupSignal.WakeupAp, StartupSignal.WakeupAp) != 0)
        {
            await BaseLib.CpuPause();
        }
    }
}
