// How a memory-mapped register answers as an MSR.
namespace SmmFirmwareKit.Hardware;

/// <param name="Access">What RDMSR and WRMSR may do.</param>
/// <param name="Reserved">Bits that WRMSR must leave zero.</param>
/// <param name="Wide">Whether bits 63:32 are the register of the next slot.</param>
public readonly record struct MsrView(AccessKind Access, ulong Reserved, bool Wide = false);
