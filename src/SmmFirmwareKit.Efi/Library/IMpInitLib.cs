// Library class MpInitLib: finding, waking and using application processors before the OS.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Efi;

/// <summary>MpInitLib (UefiCpuPkg/Include/Library/MpInitLib.h). OUT parameters are addresses, because protocol members pass them on.</summary>
public interface IMpInitLib
{
    FirmwareTask<EfiStatus> MpInitLibInitialize();

    FirmwareTask<EfiStatus> MpInitLibGetNumberOfProcessors(Ptr<ulong> numberOfProcessors, Ptr<ulong> numberOfEnabledProcessors);

    FirmwareTask<EfiStatus> MpInitLibGetProcessorInfo(CpuIndex processorNumber, Ptr<EfiProcessorInformation> processorInfoBuffer, Ptr<uint> healthData);

    FirmwareTask<EfiStatus> MpInitLibStartupAllAPs(FunctionPointer<EfiApProcedure> procedure, bool singleThread, ulong waitEvent, ulong timeoutInMicroseconds, ulong procedureArgument, Ptr<ulong> failedCpuList);

    FirmwareTask<EfiStatus> MpInitLibStartupThisAP(FunctionPointer<EfiApProcedure> procedure, CpuIndex processorNumber, ulong waitEvent, ulong timeoutInMicroseconds, ulong procedureArgument, Ptr<bool> finished);

    FirmwareTask<EfiStatus> MpInitLibSwitchBSP(CpuIndex processorNumber, bool enableOldBSP);

    FirmwareTask<EfiStatus> MpInitLibEnableDisableAP(CpuIndex processorNumber, bool enableAP, Ptr<uint> healthFlag);

    FirmwareTask<EfiStatus> MpInitLibWhoAmI(Ptr<ulong> processorNumber);

    FirmwareTask<EfiStatus> MpInitLibStartupAllCPUs(FunctionPointer<EfiApProcedure> procedure, ulong timeoutInMicroseconds, ulong procedureArgument);
}
