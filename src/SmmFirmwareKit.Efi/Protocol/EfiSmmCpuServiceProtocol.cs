// How CpuHotplugSmm tells PiSmmCpuDxeSmm about processors that come and go.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Efi;

/// <summary>EFI_SMM_CPU_SERVICE_PROTOCOL.</summary>
[Protocol("EFI_SMM_CPU_SERVICE_PROTOCOL", "1D202CAB-C8AB-4D5C-94F7-3CFCC0D3D335", GuidName = "gEfiSmmCpuServiceProtocolGuid", Source = "UefiCpuPkg/Include/Protocol/SmmCpuService.h")]
public interface IEfiSmmCpuServiceProtocol
{
    FirmwareTask<EfiStatus> GetProcessorInfo(Ptr<EfiSmmCpuServiceProtocol> @this, CpuIndex processorNumber, Ptr<EfiProcessorInformation> processorInfoBuffer);

    FirmwareTask<EfiStatus> SwitchBsp(Ptr<EfiSmmCpuServiceProtocol> @this, CpuIndex processorNumber);

    FirmwareTask<EfiStatus> AddProcessor(Ptr<EfiSmmCpuServiceProtocol> @this, ulong processorId, Ptr<ulong> processorNumber);

    FirmwareTask<EfiStatus> RemoveProcessor(Ptr<EfiSmmCpuServiceProtocol> @this, CpuIndex processorNumber);

    FirmwareTask<EfiStatus> WhoAmI(Ptr<EfiSmmCpuServiceProtocol> @this, Ptr<ulong> processorNumber);

    FirmwareTask<EfiStatus> RegisterExceptionHandler(Ptr<EfiSmmCpuServiceProtocol> @this, ulong exceptionType, FunctionPointer<EfiCpuInterruptHandler> interruptHandler);
}

/// <summary>Table of <see cref="IEfiSmmCpuServiceProtocol"/>.</summary>
public partial struct EfiSmmCpuServiceProtocol;
