// Library class SmmRelocationLib: gives every processor its own SMBASE in PEI.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Efi;

/// <summary>SmmRelocationLib (UefiCpuPkg/Include/Library/SmmRelocationLib.h).</summary>
public interface ISmmRelocationLib
{
    /// <summary>EFI_INVALID_PARAMETER for NULL, EFI_OUT_OF_RESOURCES without SMRAM, or what the PPI returned.</summary>
    FirmwareTask<EfiStatus> SmmRelocationInit(Ptr<EdkiiPeiMpServices2Ppi> mpServices2);
}
