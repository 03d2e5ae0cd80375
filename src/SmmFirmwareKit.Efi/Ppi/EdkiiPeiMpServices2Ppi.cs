// MP services of PEI.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Efi;

/// <summary>EDKII_PEI_MP_SERVICES2_PPI, alias EFI_PEI_MP_SERVICES2_PPI; its GUID is also gEdkiiPeiMpServices2PpiGuid.</summary>
[Protocol("EDKII_PEI_MP_SERVICES2_PPI", "5CB9CB3D-31A4-480C-9498-29D269BACFBA", GuidName = "gEfiPeiMpServices2PpiGuid", Source = "UefiCpuPkg/Include/Ppi/MpServices2.h")]
public interface IEdkiiPeiMpServices2Ppi
{
    FirmwareTask<EfiStatus> GetNumberOfProcessors(Ptr<EdkiiPeiMpServices2Ppi> @this, Ptr<ulong> numberOfProcessors, Ptr<ulong> numberOfEnabledProcessors);

    FirmwareTask<EfiStatus> GetProcessorInfo(Ptr<EdkiiPeiMpServices2Ppi> @this, CpuIndex processorNumber, Ptr<EfiProcessorInformation> processorInfoBuffer);

    FirmwareTask<EfiStatus> StartupAllAPs(Ptr<EdkiiPeiMpServices2Ppi> @this, FunctionPointer<EfiApProcedure> procedure, bool singleThread, ulong timeoutInMicroSeconds, ulong procedureArgument);

    FirmwareTask<EfiStatus> StartupThisAP(Ptr<EdkiiPeiMpServices2Ppi> @this, FunctionPointer<EfiApProcedure> procedure, CpuIndex processorNumber, ulong timeoutInMicroSeconds, ulong procedureArgument);

    FirmwareTask<EfiStatus> SwitchBSP(Ptr<EdkiiPeiMpServices2Ppi> @this, CpuIndex processorNumber, bool enableOldBSP);

    FirmwareTask<EfiStatus> EnableDisableAP(Ptr<EdkiiPeiMpServices2Ppi> @this, CpuIndex processorNumber, bool enableAP, Ptr<uint> healthFlag);

    FirmwareTask<EfiStatus> WhoAmI(Ptr<EdkiiPeiMpServices2Ppi> @this, Ptr<ulong> processorNumber);

    FirmwareTask<EfiStatus> StartupAllCPUs(Ptr<EdkiiPeiMpServices2Ppi> @this, FunctionPointer<EfiApProcedure> procedure, ulong timeoutInMicroSeconds, ulong procedureArgument);
}

/// <summary>Table of <see cref="IEdkiiPeiMpServices2Ppi"/>.</summary>
public partial struct EdkiiPeiMpServices2Ppi;
