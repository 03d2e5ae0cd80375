// MP services of DXE.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Efi;

/// <summary>EFI_MP_SERVICES_PROTOCOL.</summary>
[Protocol("EFI_MP_SERVICES_PROTOCOL", "3FDDA605-A76E-4F46-AD29-12F4531B3D08", GuidName = "gEfiMpServiceProtocolGuid", Source = "MdePkg/Include/Protocol/MpService.h")]
public interface IEfiMpServicesProtocol
{
    FirmwareTask<EfiStatus> GetNumberOfProcessors(Ptr<EfiMpServicesProtocol> @this, Ptr<ulong> numberOfProcessors, Ptr<ulong> numberOfEnabledProcessors);

    FirmwareTask<EfiStatus> GetProcessorInfo(Ptr<EfiMpServicesProtocol> @this, CpuIndex processorNumber, Ptr<EfiProcessorInformation> processorInfoBuffer);

    FirmwareTask<EfiStatus> StartupAllAPs(Ptr<EfiMpServicesProtocol> @this, FunctionPointer<EfiApProcedure> procedure, bool singleThread, ulong waitEvent, ulong timeoutInMicroSeconds, ulong procedureArgument, Ptr<ulong> failedCpuList);

    FirmwareTask<EfiStatus> StartupThisAP(Ptr<EfiMpServicesProtocol> @this, FunctionPointer<EfiApProcedure> procedure, CpuIndex processorNumber, ulong waitEvent, ulong timeoutInMicroseconds, ulong procedureArgument, Ptr<bool> finished);

    FirmwareTask<EfiStatus> SwitchBSP(Ptr<EfiMpServicesProtocol> @this, CpuIndex processorNumber, bool enableOldBSP);

    FirmwareTask<EfiStatus> EnableDisableAP(Ptr<EfiMpServicesProtocol> @this, CpuIndex processorNumber, bool enableAP, Ptr<uint> healthFlag);

    FirmwareTask<EfiStatus> WhoAmI(Ptr<EfiMpServicesProtocol> @this, Ptr<ulong> processorNumber);
}

/// <summary>Table of <see cref="IEfiMpServicesProtocol"/>.</summary>
public partial struct EfiMpServicesProtocol
{
    /// <summary>END_OF_CPU_LIST of a FailedCpuList.</summary>
    public const ulong EndOfCpuList = 0xFFFFFFFF;
}
