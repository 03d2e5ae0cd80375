// MP services of PEI.
namespace SmmFirmwareKit.Efi;

/// <summary>EDKII_PEI_MP_SERVICES2_PPI, alias EFI_PEI_MP_SERVICES2_PPI (UefiCpuPkg/Include/Ppi/MpServices2.h); members take This.</summary>
[FirmwareStructure("EDKII_PEI_MP_SERVICES2_PPI", Source = "UefiCpuPkg/Include/Ppi/MpServices2.h")]
public partial struct EdkiiPeiMpServices2Ppi
{
    /// <summary>(This, OUT UINTN *NumberOfProcessors, OUT UINTN *NumberOfEnabledProcessors).</summary>
    public ulong GetNumberOfProcessors;

    /// <summary>(This, UINTN ProcessorNumber, OUT EFI_PROCESSOR_INFORMATION *).</summary>
    public ulong GetProcessorInfo;

    /// <summary>(This, EFI_AP_PROCEDURE, BOOLEAN SingleThread, UINTN TimeoutInMicroSeconds, VOID *ProcedureArgument).</summary>
    public ulong StartupAllAPs;

    /// <summary>(This, EFI_AP_PROCEDURE, UINTN ProcessorNumber, UINTN TimeoutInMicroseconds, VOID *ProcedureArgument).</summary>
    public ulong StartupThisAP;

    /// <summary>(This, UINTN ProcessorNumber, BOOLEAN EnableOldBSP).</summary>
    public ulong SwitchBSP;

    /// <summary>(This, UINTN ProcessorNumber, BOOLEAN EnableAP, UINT32 *HealthFlag).</summary>
    public ulong EnableDisableAP;

    /// <summary>(This, OUT UINTN *ProcessorNumber).</summary>
    public ulong WhoAmI;

    /// <summary>(This, EFI_AP_PROCEDURE, UINTN TimeoutInMicroSeconds, VOID *ProcedureArgument).</summary>
    public ulong StartupAllCPUs;
}
