// Opening, closing and locking SMRAM from DXE.
namespace SmmFirmwareKit.Efi;

/// <summary>EFI_SMM_ACCESS2_PROTOCOL (MdePkg/Include/Protocol/MmAccess.h).</summary>
[FirmwareStructure("EFI_SMM_ACCESS2_PROTOCOL", Source = "MdePkg/Include/Protocol/MmAccess.h")]
public partial struct EfiSmmAccess2Protocol
{
    /// <summary>(This).</summary>
    public ulong Open;

    /// <summary>(This).</summary>
    public ulong Close;

    /// <summary>(This).</summary>
    public ulong Lock;

    /// <summary>(This, IN OUT UINTN *SmramMapSize, IN OUT EFI_SMRAM_DESCRIPTOR *SmramMap).</summary>
    public ulong GetCapabilities;
    public bool LockState;
    public bool OpenState;
}
