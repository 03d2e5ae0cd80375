// How CpuHotplugSmm tells PiSmmCpuDxeSmm about processors that come and go.
namespace SmmFirmwareKit.Efi;

/// <summary>EFI_SMM_CPU_SERVICE_PROTOCOL (UefiCpuPkg/Include/Protocol/SmmCpuService.h): addresses of functions that take This.</summary>
[FirmwareStructure("EFI_SMM_CPU_SERVICE_PROTOCOL", Source = "UefiCpuPkg/Include/Protocol/SmmCpuService.h")]
public partial struct EfiSmmCpuServiceProtocol
{
    /// <summary>(This, UINTN ProcessorNumber, OUT EFI_PROCESSOR_INFORMATION *).</summary>
    public ulong GetProcessorInfo;

    /// <summary>(This, UINTN ProcessorNumber).</summary>
    public ulong SwitchBsp;

    /// <summary>(This, UINT64 ProcessorId, OUT UINTN *ProcessorNumber).</summary>
    public ulong AddProcessor;

    /// <summary>(This, UINTN ProcessorNumber).</summary>
    public ulong RemoveProcessor;

    /// <summary>(This, OUT UINTN *ProcessorNumber).</summary>
    public ulong WhoAmI;

    /// <summary>(This, EFI_EXCEPTION_TYPE, EFI_CPU_INTERRUPT_HANDLER).</summary>
    public ulong RegisterExceptionHandler;
}
