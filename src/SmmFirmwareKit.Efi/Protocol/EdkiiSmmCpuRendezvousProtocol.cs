// Lets an SMI handler in relaxed mode wait for all processors.
namespace SmmFirmwareKit.Efi;

/// <summary>EDKII_SMM_CPU_RENDEZVOUS_PROTOCOL (UefiCpuPkg/Include/Protocol/SmmCpuRendezvous.h).</summary>
[FirmwareStructure("EDKII_SMM_CPU_RENDEZVOUS_PROTOCOL", Source = "UefiCpuPkg/Include/Protocol/SmmCpuRendezvous.h")]
public partial struct EdkiiSmmCpuRendezvousProtocol
{
    /// <summary>(This, BOOLEAN BlockingMode).</summary>
    public ulong WaitForAllProcessor;
}
