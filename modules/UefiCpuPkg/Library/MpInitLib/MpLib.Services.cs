// The library class's members: EFI_MP_SERVICES_PROTOCOL and the PPIs pass straight through to these.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.UefiCpuPkg.Library.MpInitLib;

public sealed partial class MpLib
{
    /// <summary>MpLib.c MpInitLibGetNumberOfProcessors.</summary>
    /// <returns>EFI_SUCCESS, EFI_INVALID_PARAMETER (both pointers NULL), EFI_DEVICE_ERROR (an AP calls), EFI_LOAD_ERROR.</returns>
    public async FirmwareTask<EfiStatus> MpInitLibGetNumberOfProcessors(Ptr<ulong> numberOfProcessors, Ptr<ulong> numberOfEnabledProcessors)
    {
        Ptr<CpuMpData> cpuMpData = await Phase.GetCpuMpData();
        if (cpuMpData.IsNull)
        {
            return EfiStatus.LoadError;
        }

        if (numberOfProcessors.IsNull && numberOfEnabledProcessors.IsNull)
        {
            return EfiStatus.InvalidParameter;
        }

        if (!await CallerIsBsp(cpuMpData))
        {
            return EfiStatus.DeviceError;
        }

        if (!numberOfProcessors.IsNull)
        {
            await numberOfProcessors.Value.Set(await cpuMpData.CpuCount);
        }

        if (!numberOfEnabledProcessors.IsNull)
        {
            await numberOfEnabledProcessors.Value.Set(await CountEnabled(cpuMpData));
        }

        return EfiStatus.Success;
    }

    private static async FirmwareTask<ulong> CountEnabled(Ptr<CpuMpData> cpuMpData)
    {
        uint cpuCount = await cpuMpData.CpuCount;
        Ptr<CpuApData> cpuData = await cpuMpData.CpuData;
        ulong enabled = 0;
        for (ulong index = 0; index < cpuCount; index++)
        {
            enabled += await GetApState(cpuData + index) == CpuState.CpuStateDisabled ? 0UL : 1UL;
        }

        return enabled;
    }

    /// <summary>MpLib.c MpInitLibGetProcessorInfo: bit 24 of the number asks for the six-level location too.</summary>
    /// <returns>EFI_SUCCESS, EFI_INVALID_PARAMETER (no buffer), EFI_DEVICE_ERROR (an AP calls), EFI_NOT_FOUND, EFI_LOAD_ERROR.</returns>
    public async FirmwareTask<EfiStatus> MpInitLibGetProcessorInfo(CpuIndex processorNumber, Ptr<EfiProcessorInformation> processorInfoBuffer, Ptr<uint> healthData)
    {
        Ptr<CpuMpData> cpuMpData = await Phase.GetCpuMpData();
        if (!cpuMpData.IsNull && processorInfoBuffer.IsNull)
        {
            return EfiStatus.InvalidParameter;
        }

        ulong number = processorNumber.Value & (EfiProcessorInformation.CpuV2ExtendedTopology - 1);
        EfiStatus status = await CheckTarget(cpuMpData, number);
        if (status.IsError())
        {
            return status;
        }

        Ptr<CpuInfoInHob> info = await cpuMpData.CpuInfoInHob + number;
        ApicId initialApicId = new(await info.InitialApicId);
        await processorInfoBuffer.ProcessorId.Set(await info.ApicId);
        await processorInfoBuffer.StatusFlag.Set(await StatusFlagOf(cpuMpData, number));
        await processorInfoBuffer.Location.Set(await LocalApicLib.GetProcessorLocationByApicId(initialApicId));
        if ((processorNumber.Value & EfiProcessorInformation.CpuV2ExtendedTopology) != 0)
        {
            await processorInfoBuffer.ExtendedInformation.Location2.Set(await LocalApicLib.GetProcessorLocation2ByApicId(initialApicId));
        }

        if (!healthData.IsNull)
        {
            await healthData.Value.Set(await info.Health);
        }

        return EfiStatus.Success;
    }

    private static async FirmwareTask<uint> StatusFlagOf(Ptr<CpuMpData> cpuMpData, ulong number)
    {
        Ptr<CpuApData> data = await cpuMpData.CpuData + number;
        uint statusFlag = number == await cpuMpData.BspNumber ? EfiProcessorInformation.ProcessorAsBspBit : 0;
        statusFlag |= await data.CpuHealthy ? EfiProcessorInformation.ProcessorHealthStatusBit : 0;
        return await GetApState(data) == CpuState.CpuStateDisabled ? statusFlag : statusFlag | EfiProcessorInformation.ProcessorEnabledBit;
    }

    /// <summary>DxeMpLib.c and PeiMpLib.c MpInitLibStartupAllAPs. A wait event is not modelled: EFI_UNSUPPORTED.</summary>
    /// <returns>
    /// EFI_SUCCESS, EFI_NOT_STARTED (no enabled AP), EFI_INVALID_PARAMETER (no procedure), EFI_DEVICE_ERROR (an AP calls),
    /// EFI_NOT_READY (an enabled AP is not idle), EFI_TIMEOUT, EFI_LOAD_ERROR.
    /// </returns>
    public FirmwareTask<EfiStatus> MpInitLibStartupAllAPs(FunctionPointer<EfiApProcedure> procedure, bool singleThread, ulong waitEvent, ulong timeoutInMicroseconds, ulong procedureArgument, Ptr<ulong> failedCpuList) =>
        StartupAllCPUsWorker(procedure, singleThread, excludeBsp: true, waitEvent, timeoutInMicroseconds, procedureArgument, failedCpuList);

    /// <summary>DxeMpLib.c and PeiMpLib.c MpInitLibStartupThisAP. A wait event is not modelled: EFI_UNSUPPORTED.</summary>
    /// <returns>
    /// EFI_SUCCESS, EFI_DEVICE_ERROR (an AP calls), EFI_NOT_FOUND, EFI_INVALID_PARAMETER (the BSP, no procedure, a disabled AP),
    /// EFI_TIMEOUT, EFI_LOAD_ERROR.
    /// </returns>
    public FirmwareTask<EfiStatus> MpInitLibStartupThisAP(FunctionPointer<EfiApProcedure> procedure, CpuIndex processorNumber, ulong waitEvent, ulong timeoutInMicroseconds, ulong procedureArgument, Ptr<bool> finished) =>
        StartupThisAPWorker(procedure, processorNumber.Value, waitEvent, timeoutInMicroseconds, procedureArgument, finished);

    /// <summary>MpLib.c SwitchBSPWorker: two processors exchanging their stacks have no counterpart in the model.</summary>
    /// <returns>EFI_UNSUPPORTED, after the checks of EDK2 that come first: EFI_DEVICE_ERROR, EFI_NOT_FOUND, EFI_LOAD_ERROR.</returns>
    public async FirmwareTask<EfiStatus> MpInitLibSwitchBSP(CpuIndex processorNumber, bool enableOldBSP)
    {
        EfiStatus status = await CheckTarget(await Phase.GetCpuMpData(), processorNumber.Value);
        return status.IsError() ? status : EfiStatus.Unsupported;
    }

    /// <summary>DxeMpLib.c and PeiMpLib.c MpInitLibEnableDisableAP.</summary>
    /// <returns>EFI_SUCCESS, EFI_DEVICE_ERROR (an AP calls), EFI_INVALID_PARAMETER (the BSP), EFI_NOT_FOUND, EFI_LOAD_ERROR.</returns>
    public FirmwareTask<EfiStatus> MpInitLibEnableDisableAP(CpuIndex processorNumber, bool enableAP, Ptr<uint> healthFlag) =>
        EnableDisableApWorker(processorNumber.Value, enableAP, healthFlag);

    /// <summary>MpLib.c MpInitLibWhoAmI: APs may call it too.</summary>
    /// <returns>EFI_SUCCESS, EFI_INVALID_PARAMETER (NULL), EFI_NOT_FOUND, EFI_LOAD_ERROR.</returns>
    public async FirmwareTask<EfiStatus> MpInitLibWhoAmI(Ptr<ulong> processorNumber)
    {
        if (processorNumber.IsNull)
        {
            return EfiStatus.InvalidParameter;
        }

        Ptr<CpuMpData> cpuMpData = await Phase.GetCpuMpData();
        if (cpuMpData.IsNull)
        {
            return EfiStatus.LoadError;
        }

        (EfiStatus status, ulong number) = await GetProcessorNumber(cpuMpData);
        if (!status.IsError())
        {
            await processorNumber.Value.Set(number);
        }

        return status;
    }

    /// <summary>MpLib.c MpInitLibStartupAllCPUs: the BSP runs the procedure as well.</summary>
    /// <returns>
    /// EFI_SUCCESS (also without APs), EFI_INVALID_PARAMETER (no procedure), EFI_DEVICE_ERROR (an AP calls), EFI_NOT_READY (an
    /// enabled AP is not idle), EFI_TIMEOUT, EFI_LOAD_ERROR.
    /// </returns>
    public FirmwareTask<EfiStatus> MpInitLibStartupAllCPUs(FunctionPointer<EfiApProcedure> procedure, ulong timeoutInMicroseconds, ulong procedureArgument) =>
        StartupAllCPUsWorker(procedure, singleThread: false, excludeBsp: false, 0, timeoutInMicroseconds, procedureArgument, Ptr<ulong>.Null);
}
