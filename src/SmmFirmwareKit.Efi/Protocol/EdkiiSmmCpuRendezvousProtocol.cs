// Lets an SMI handler in relaxed mode wait for all processors.
using System.Runtime.InteropServices;

namespace SmmFirmwareKit.Efi;

/// <summary>EDKII_SMM_CPU_RENDEZVOUS_PROTOCOL (UefiCpuPkg/Include/Protocol/SmmCpuRendezvous.h).</summary>
[FirmwareStructure("EDKII_SMM_CPU_RENDEZVOUS_PROTOCOL", Source = "UefiCpuPkg/Include/Protocol/SmmCpuRendezvous.h")]
[StructLayout(LayoutKind.Sequential)]
public struct EdkiiSmmCpuRendezvousProtocol
{
    /// <summary>(This, BOOLEAN BlockingMode).</summary>
    public ulong WaitForAllProcessor;
}
