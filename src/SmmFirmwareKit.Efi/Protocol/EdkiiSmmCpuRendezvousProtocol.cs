// Fetching the processors that are still outside SMM.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Efi;

/// <summary>EDKII_SMM_CPU_RENDEZVOUS_PROTOCOL.</summary>
[Protocol("EDKII_SMM_CPU_RENDEZVOUS_PROTOCOL", "AA00D50B-4911-428F-B91A-A59DDB13E24C", GuidName = "gEdkiiSmmCpuRendezvousProtocolGuid", Source = "UefiCpuPkg/Include/Protocol/SmmCpuRendezvous.h")]
public interface IEdkiiSmmCpuRendezvousProtocol
{
    /// <summary>TIMEOUT: some processor is not there.</summary>
    FirmwareTask<EfiStatus> WaitForAllProcessor(Ptr<EdkiiSmmCpuRendezvousProtocol> @this, bool blockingMode);
}

/// <summary>Table of <see cref="IEdkiiSmmCpuRendezvousProtocol"/>.</summary>
public partial struct EdkiiSmmCpuRendezvousProtocol;
