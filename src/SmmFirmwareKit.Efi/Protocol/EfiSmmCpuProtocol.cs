// Access to the registers that an SMI saved.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Efi;

/// <summary>EFI_SMM_CPU_PROTOCOL, alias EFI_MM_CPU_PROTOCOL.</summary>
[Protocol("EFI_SMM_CPU_PROTOCOL", "EB346B97-975F-4A9F-8B22-F8E92BB3D569", GuidName = "gEfiSmmCpuProtocolGuid", Source = "MdePkg/Include/Protocol/MmCpu.h")]
public interface IEfiSmmCpuProtocol
{
    FirmwareTask<EfiStatus> ReadSaveState(Ptr<EfiSmmCpuProtocol> @this, ulong width, EfiMmSaveStateRegister register, CpuIndex cpuIndex, ulong buffer);

    FirmwareTask<EfiStatus> WriteSaveState(Ptr<EfiSmmCpuProtocol> @this, ulong width, EfiMmSaveStateRegister register, CpuIndex cpuIndex, ulong buffer);
}

/// <summary>Table of <see cref="IEfiSmmCpuProtocol"/>.</summary>
public partial struct EfiSmmCpuProtocol;
