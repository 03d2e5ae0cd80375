// A range of SMRAM and its state.
namespace SmmFirmwareKit.Efi;

/// <summary>EFI_SMRAM_DESCRIPTOR, alias EFI_MMRAM_DESCRIPTOR (MdePkg/Include/Pi/PiMultiPhase.h), 0x20 bytes.</summary>
[FirmwareStructure("EFI_SMRAM_DESCRIPTOR", Source = "MdePkg/Include/Pi/PiMultiPhase.h")]
public partial struct EfiSmramDescriptor
{
    /// <summary>EFI_SMRAM_OPEN.</summary>
    public const ulong SmramOpen = 0x1;

    /// <summary>EFI_SMRAM_CLOSED.</summary>
    public const ulong SmramClosed = 0x2;

    /// <summary>EFI_SMRAM_LOCKED.</summary>
    public const ulong SmramLocked = 0x4;

    /// <summary>EFI_CACHEABLE.</summary>
    public const ulong Cacheable = 0x8;

    /// <summary>EFI_ALLOCATED.</summary>
    public const ulong Allocated = 0x10;

    /// <summary>EFI_NEEDS_TESTING.</summary>
    public const ulong NeedsTesting = 0x20;

    /// <summary>EFI_NEEDS_ECC_INITIALIZATION.</summary>
    public const ulong NeedsEccInitialization = 0x40;

    public ulong PhysicalStart;
    public ulong CpuStart;
    public ulong PhysicalSize;
    public ulong RegionState;
}
