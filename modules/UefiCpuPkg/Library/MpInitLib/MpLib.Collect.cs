// The first wake-up: counting the processors, switching to x2APIC when there are too many, introducing each AP.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.UefiCpuPkg.Library.MpInitLib;

public sealed partial class MpLib
{
    // xAPIC IDs have eight bits and 0xFF is the broadcast.
    private const uint FirstX2ApicId = 0xFF;

    private const uint MaxUint32 = uint.MaxValue;

    /// <summary>MpLib.c CollectProcessorCount: WakeUpAP returns when all APs have checked in; FinishedCount counts them.</summary>
    internal async FirmwareTask<uint> CollectProcessorCount(Ptr<CpuMpData> cpuMpData)
    {
        await cpuMpData.InitFlag.Set(ApInitState.ApInitConfig);
        await WakeUpAP(cpuMpData, broadcast: true, 0, FunctionPointer<EfiApProcedure>.Null, 0, wakeUpDisabledAps: true);
        await cpuMpData.InitFlag.Set(ApInitState.ApInitDone);
        uint cpuCount = await cpuMpData.FinishedCount + 1;
        await cpuMpData.CpuCount.Set(cpuCount);
        await DebugLib.Assert(
            cpuCount <= await PcdLib.PcdGet32(Pcd.PcdCpuMaxLogicalProcessorNumber),
            "CpuMpData->CpuCount <= PcdGet32 (PcdCpuMaxLogicalProcessorNumber)");
        return cpuCount;
    }

    /// <summary>WakeUpAP's two ways to wait for APs that nobody has counted yet.</summary>
    /// <remarks>
    /// A platform that knows the exact boot count gets an exact, unbounded wait. Otherwise the time-out has to be long enough
    /// for one AP to start, and NumApsExecuting falls to zero when the last one is done.
    /// </remarks>
    private async FirmwareTask WaitForCheckIn(Ptr<CpuMpData> cpuMpData)
    {
        uint bootCpus = await PcdLib.PcdGet32(Pcd.PcdCpuBootLogicalProcessorNumber);
        if (bootCpus > 0)
        {
            await TimedWaitForApFinish(cpuMpData, bootCpus - 1, MaxUint32);
            return;
        }

        uint maxCpus = await PcdLib.PcdGet32(Pcd.PcdCpuMaxLogicalProcessorNumber);
        uint timeLimit = await PcdLib.PcdGet32(Pcd.PcdCpuApInitTimeOutInMicroSeconds);
        await TimedWaitForApFinish(cpuMpData, maxCpus - 1, timeLimit);
        Ptr<MpCpuExchangeInfo> exchangeInfo = await cpuMpData.MpCpuExchangeInfo;
        while (await exchangeInfo.NumApsExecuting != 0)
        {
            await BaseLib.CpuPause();
        }
    }

    /// <summary>MpLib.c TimedWaitForApFinish: until enough APs are done or the time is over, whichever is first.</summary>
    internal async FirmwareTask TimedWaitForApFinish(Ptr<CpuMpData> cpuMpData, uint finishedApLimit, uint timeLimit)
    {
        // CheckTimeout takes 0 for infinity; here it means no time at all.
        if (timeLimit == 0)
        {
            return;
        }

        await cpuMpData.TotalTime.Set(0);
        await cpuMpData.ExpectedTime.Set(await CalculateTimeout(timeLimit, cpuMpData.CurrentTime.Pointer));
        while (await cpuMpData.FinishedCount < finishedApLimit
            && !await CheckTimeout(cpuMpData.CurrentTime.Pointer, cpuMpData.TotalTime.Pointer, await cpuMpData.ExpectedTime))
        {
            await BaseLib.CpuPause();
        }
    }

    /// <summary>MpLib.c AutoEnableX2Apic: more than 255 processors, or an initial APIC ID of 255 or more, need x2APIC.</summary>
    internal async FirmwareTask AutoEnableX2Apic(Ptr<CpuMpData> cpuMpData)
    {
        if (!await NeedsX2Apic(cpuMpData))
        {
            return;
        }

        await DebugLib.DebugPrint(IDebugLib.DebugInfo, "Force x2APIC mode!");
        await WakeUpAP(cpuMpData, broadcast: true, 0, ApFuncEnableX2ApicPointer, 0, wakeUpDisabledAps: true);
        await WaitForAllAps(cpuMpData);
        await LocalApicLib.SetApicMode(LocalApicMode.X2Apic);
        await SetAllIdle(cpuMpData);
    }

    private async FirmwareTask<bool> NeedsX2Apic(Ptr<CpuMpData> cpuMpData)
    {
        uint cpuCount = await cpuMpData.CpuCount;
        if (cpuCount > FirstX2ApicId)
        {
            return true;
        }

        Ptr<CpuInfoInHob> cpuInfoInHob = await cpuMpData.CpuInfoInHob;
        for (ulong index = 0; index < cpuCount; index++)
        {
            if (await (cpuInfoInHob + index).InitialApicId >= FirstX2ApicId)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>MpLib.c ApFuncEnableX2Apic.</summary>
    [MpProcedure(Ordinal = 1)]
    public async FirmwareTask ApFuncEnableX2Apic(ulong buffer)
    {
        await LocalApicLib.SetApicMode(LocalApicMode.X2Apic);
    }

    /// <summary>MpLib.c InitializeApData: the calling processor enters itself.</summary>
    internal async FirmwareTask InitializeApData(Ptr<CpuMpData> cpuMpData, ulong processorNumber, uint bistData, ulong apTopOfStack)
    {
        Ptr<CpuInfoInHob> info = await cpuMpData.CpuInfoInHob + processorNumber;
        await info.InitialApicId.Set((await LocalApicLib.GetInitialApicId()).Value);
        await info.ApicId.Set((await LocalApicLib.GetApicId()).Value);
        await info.Health.Set(bistData);
        await info.ApTopOfStack.Set(apTopOfStack);
        await StackData(apTopOfStack).MpData.Set(cpuMpData);
        Ptr<CpuApData> data = await cpuMpData.CpuData + processorNumber;
        await data.Waiting.Set(false);
        await data.CpuHealthy.Set(bistData == 0);
        await data.ProcessorSignature.Set(await BaseLib.AsmCpuid(1, 0, CpuidRegister.Eax));
        await SynchronizationLib.InitializeSpinLock(data.ApLock.Pointer);
        await SetApState(data, CpuState.CpuStateIdle);
    }

    private static Ptr<ApStackData> StackData(ulong apTopOfStack) => new(apTopOfStack - ApStackData.SizeOf);

    /// <summary>MpLib.c GetProcessorNumber: searches the calling processor's APIC ID.</summary>
    /// <returns>EFI_SUCCESS, EFI_NOT_FOUND.</returns>
    internal async FirmwareTask<EfiResult<ulong>> GetProcessorNumber(Ptr<CpuMpData> cpuMpData)
    {
        Ptr<CpuInfoInHob> cpuInfoInHob = await cpuMpData.CpuInfoInHob;
        uint total = await cpuMpData.CpuCount;
        uint currentApicId = (await LocalApicLib.GetApicId()).Value;
        for (ulong index = 0; index < total; index++)
        {
            if (await (cpuInfoInHob + index).ApicId == currentApicId)
            {
                return new(EfiStatus.Success, index);
            }
        }

        return EfiStatus.NotFound;
    }
}
