// Library class MmSaveStateLib: registers in the SMRAM save-state map.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Efi;

/// <summary>MmSaveStateLib (UefiCpuPkg/Include/Library/MmSaveStateLib.h).</summary>
public interface IMmSaveStateLib
{
    /// <summary>EFI_NOT_FOUND for registers the map lacks, EFI_INVALID_PARAMETER for a width beyond the register's.</summary>
    FirmwareTask<EfiStatus> MmSaveStateReadRegister(CpuIndex cpuIndex, EfiMmSaveStateRegister register, ulong width, ulong buffer);

    /// <summary>Also EFI_UNSUPPORTED for registers that may not be written.</summary>
    FirmwareTask<EfiStatus> MmSaveStateWriteRegister(CpuIndex cpuIndex, EfiMmSaveStateRegister register, ulong width, ulong buffer);
}
