// MP services of PEI, first version.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Efi;

/// <summary>EFI_PEI_MP_SERVICES_PPI. Members take the PEI services before This.</summary>
[Protocol("EFI_PEI_MP_SERVICES_PPI", "EE16160A-E8BE-47A6-820A-C6900DB0250A", GuidName = "gEfiPeiMpServicesPpiGuid", Source = "MdePkg/Include/Ppi/MpServices.h")]
public interface IEfiPeiMpServicesPpi
{
    FirmwareTask<EfiStatus> GetNumberOfProcessors(ulong peiServices, Ptr<EfiPeiMpServicesPpi> @this, Ptr<ulong> numberOfProcessors, Ptr<ulong> numberOfEnabledProcessors);

    FirmwareTask<EfiStatus> GetProcessorInfo(ulong peiServices, Ptr<EfiPeiMpServicesPpi> @this, CpuIndex processorNumber, Ptr<EfiProcessorInformation> processorInfoBuffer);

    FirmwareTask<EfiStatus> StartupAllAPs(ulong peiServices, Ptr<EfiPeiMpServicesPpi> @this, FunctionPointer<EfiApProcedure> procedure, bool singleThread, ulong timeoutInMicroSeconds, ulong procedureArgument);

    FirmwareTask<EfiStatus> StartupThisAP(ulong peiServices, Ptr<EfiPeiMpServicesPpi> @this, FunctionPointer<EfiApProcedure> procedure, CpuIndex processorNumber, ulong timeoutInMicroSeconds, ulong procedureArgument);

    FirmwareTask<EfiStatus> SwitchBSP(ulong peiServices, Ptr<EfiPeiMpServicesPpi> @this, CpuIndex processorNumber, bool enableOldBSP);

    FirmwareTask<EfiStatus> EnableDisableAP(ulong peiServices, Ptr<EfiPeiMpServicesPpi> @this, CpuIndex processorNumber, bool enableAP, Ptr<uint> healthFlag);

    FirmwareTask<EfiStatus> WhoAmI(ulong peiServices, Ptr<EfiPeiMpServicesPpi> @this, Ptr<ulong> processorNumber);
}

/// <summary>Table of <see cref="IEfiPeiMpServicesPpi"/>.</summary>
public partial struct EfiPeiMpServicesPpi;
