// The life of an AP: introduce yourself or do the work you were woken for, then wait in the loop of the chosen mode.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.UefiCpuPkg.Library.MpInitLib;

public sealed partial class MpLib
{
    /// <summary>MpLib.c ApWakeupFunction: called by the SIPI vector's code. Never returns.</summary>
    /// <param name="cpuMpData">The library's data.</param>
    /// <param name="apIndex">Order of arrival, when APs are collected.</param>
    [EntryPoint(Ordinal = 0)]
    public async FirmwareTask ApWakeupFunction(Ptr<CpuMpData> cpuMpData, ulong apIndex)
    {
        await LocalApicLib.ProgramVirtualWireMode();
        await LocalApicLib.DisableLvtInterrupts();
        while (true)
        {
            ulong processorNumber = await cpuMpData.InitFlag == ApInitState.ApInitConfig
                ? await CheckIn(cpuMpData, apIndex)
                : await DoWork(cpuMpData);
            Ptr<CpuApData> data = await cpuMpData.CpuData + processorNumber;
            await SaveVolatileRegisters(data.VolatileRegisters.Pointer);
            await cpuMpData.FinishedCount.InterlockedIncrement();
            if (await cpuMpData.InitFlag == ApInitState.ApInitConfig)
            {
                Ptr<MpCpuExchangeInfo> exchangeInfo = await cpuMpData.MpCpuExchangeInfo;
                await exchangeInfo.NumApsExecuting.Pointer.As<uint>().Value.InterlockedDecrement();
            }

            await WaitForWork(cpuMpData, data);
        }
    }

    // First time: the BSP's APIC mode and registers, then the table entry. BIST comes from the top of the stack.
    private async FirmwareTask<ulong> CheckIn(Ptr<CpuMpData> cpuMpData, ulong apIndex)
    {
        await LocalApicLib.SetApicMode(await cpuMpData.InitialBspApicMode);
        ulong apTopOfStack = await cpuMpData.Buffer + ((apIndex + 1) * await cpuMpData.CpuApStackSize);
        uint bistData = (uint)await StackData(apTopOfStack).Bist;
        Ptr<CpuApData> data = await cpuMpData.CpuData + apIndex;
        await RestoreVolatileRegisters(data.VolatileRegisters.Pointer);
        await InitializeApData(cpuMpData, apIndex, bistData, apTopOfStack);
        return apIndex;
    }

    private async FirmwareTask<ulong> DoWork(Ptr<CpuMpData> cpuMpData)
    {
        ulong processorNumber = (await GetProcessorNumber(cpuMpData)).Value;
        Ptr<CpuApData> data = await cpuMpData.CpuData + processorNumber;
        await ConsumeSignal(data);
        await RestoreVolatileRegisters(data.VolatileRegisters.Pointer);
        if (await GetApState(data) == CpuState.CpuStateReady)
        {
            await RunProcedure(cpuMpData, processorNumber, data);
            await SetApState(data, CpuState.CpuStateFinished);
        }

        return processorNumber;
    }

    // A hand-off signal makes the AP Ready by itself: DXE's BSP writes only the procedure and the word.
    private async FirmwareTask ConsumeSignal(Ptr<CpuApData> data)
    {
        Ptr<uint> signal = await data.StartupApSignal;
        if (await SynchronizationLib.InterlockedCompareExchange32(signal, StartupSignal.MpHandOff, 0) == StartupSignal.MpHandOff)
        {
            await SetApState(data, CpuState.CpuStateReady);
        }

        await SynchronizationLib.InterlockedCompareExchange32(signal, StartupSignal.WakeupAp, 0);
    }

    private async FirmwareTask RunProcedure(Ptr<CpuMpData> cpuMpData, ulong processorNumber, Ptr<CpuApData> data)
    {
        FunctionPointer<EfiApProcedure> procedure = await data.ApFunction;
        if (procedure.IsNull)
        {
            return;
        }

        LocalApicMode currentApicMode = await LocalApicLib.GetApicMode();
        ulong parameter = await data.ApFunctionArgument;
        await SetApState(data, CpuState.CpuStateBusy);
        await procedure.Call(parameter);
        await RefreshApicId(await cpuMpData.CpuInfoInHob + processorNumber, currentApicMode);
    }

    // An ID may change with the mode only in ways nobody can follow; without a change of mode the new ID is taken over.
    private async FirmwareTask RefreshApicId(Ptr<CpuInfoInHob> info, LocalApicMode currentApicMode)
    {
        uint apicId = (await LocalApicLib.GetApicId()).Value;
        uint initialApicId = (await LocalApicLib.GetInitialApicId()).Value;
        if (await info.ApicId == apicId && await info.InitialApicId == initialApicId)
        {
            return;
        }

        if (currentApicMode != await LocalApicLib.GetApicMode())
        {
            await DebugLib.Assert(condition: false, "an AP's APIC ID changed together with the APIC mode");
            await BaseLib.CpuDeadLoop();
        }

        await info.ApicId.Set(apicId);
        await info.InitialApicId.Set(initialApicId);
    }

    private async FirmwareTask WaitForWork(Ptr<CpuMpData> cpuMpData, Ptr<CpuApData> data)
    {
        ApLoopMode apLoopMode = await cpuMpData.ApLoopMode;
        if (apLoopMode == ApLoopMode.ApInHltLoop)
        {
            await PlaceAPInHltLoop();
        }
        else
        {
            await PlaceAPInMwaitLoopOrRunLoop(await data.StartupApSignal);
        }
    }

    /// <summary>MpLib.c PlaceAPInHltLoop: only INIT leads out.</summary>
    internal async FirmwareTask PlaceAPInHltLoop()
    {
        while (true)
        {
            await BaseLib.DisableInterrupts();
            await BaseLib.CpuSleep();
            await BaseLib.CpuPause();
        }
    }

    /// <summary>MpLib.c PlaceAPInMwaitLoopOrRunLoop.</summary>
    /// <remarks>
    /// The model's PAUSE parks a processor until a word it read changes, which is what MONITOR/MWAIT does; the two modes
    /// differ in the C-state only, so they share a loop.
    /// </remarks>
    internal async FirmwareTask PlaceAPInMwaitLoopOrRunLoop(Ptr<uint> apStartupSignalBuffer)
    {
        while (true)
        {
            await BaseLib.DisableInterrupts();
            uint signal = await apStartupSignalBuffer.Value;
            if (signal is StartupSignal.WakeupAp or StartupSignal.MpHandOff)
            {
                return;
            }

            await BaseLib.CpuPause();
        }
    }

    /// <summary>MpLib.c GetApState.</summary>
    internal static Field<CpuState> GetApState(Ptr<CpuApData> cpuData) => cpuData.State;

    /// <summary>MpLib.c SetApState: under the AP's lock.</summary>
    internal async FirmwareTask SetApState(Ptr<CpuApData> cpuData, CpuState state)
    {
        await SynchronizationLib.AcquireSpinLock(cpuData.ApLock.Pointer);
        await cpuData.State.Set(state);
        await SynchronizationLib.ReleaseSpinLock(cpuData.ApLock.Pointer);
    }
}
