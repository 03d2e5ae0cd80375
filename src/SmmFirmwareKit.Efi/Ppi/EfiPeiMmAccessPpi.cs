// Opening, closing and locking SMRAM from PEI.
namespace SmmFirmwareKit.Efi;

/// <summary>EFI_PEI_MM_ACCESS_PPI (MdePkg/Include/Ppi/MmAccess.h); members take (PeiServices, This, …).</summary>
[FirmwareStructure("EFI_PEI_MM_ACCESS_PPI", Source = "MdePkg/Include/Ppi/MmAccess.h")]
public partial struct EfiPeiMmAccessPpi
{
    /// <summary>(PeiServices, This, UINTN DescriptorIndex).</summary>
    public ulong Open;

    /// <summary>(PeiServices, This, UINTN DescriptorIndex).</summary>
    public ulong Close;

    /// <summary>(PeiServices, This, UINTN DescriptorIndex).</summary>
    public ulong Lock;

    /// <summary>(PeiServices, This, IN OUT UINTN *SmramMapSize, IN OUT EFI_SMRAM_DESCRIPTOR *SmramMap).</summary>
    public ulong GetCapabilities;
    public bool LockState;
    public bool OpenState;
}
