// Kinds of memory and of allocation requests.
namespace SmmFirmwareKit.Efi;

/// <summary>EFI_MEMORY_TYPE (MdePkg/Include/Uefi/UefiMultiPhase.h).</summary>
public enum EfiMemoryType : uint
{
    ReservedMemoryType = 0,
    LoaderCode = 1,
    LoaderData = 2,
    BootServicesCode = 3,
    BootServicesData = 4,
    RuntimeServicesCode = 5,
    RuntimeServicesData = 6,
    ConventionalMemory = 7,
    UnusableMemory = 8,
    AcpiReclaimMemory = 9,
    AcpiMemoryNvs = 10,
    MemoryMappedIo = 11,
    MemoryMappedIoPortSpace = 12,
    PalCode = 13,
    PersistentMemory = 14,
}

/// <summary>EFI_ALLOCATE_TYPE (MdePkg/Include/Uefi/UefiSpec.h).</summary>
public enum EfiAllocateType : uint
{
    AllocateAnyPages = 0,
    AllocateMaxAddress = 1,
    AllocateAddress = 2,
}

/// <summary>EFI_PAGE_SIZE and the conversions between bytes and pages (MdePkg/Include/Uefi/UefiBaseType.h).</summary>
public static class EfiPages
{
    /// <summary>EFI_PAGE_SIZE.</summary>
    public const ulong EfiPageSize = 0x1000;

    /// <summary>EFI_SIZE_TO_PAGES(): rounds up.</summary>
    public static ulong EfiSizeToPages(ulong size) => (size + EfiPageSize - 1) / EfiPageSize;

    /// <summary>EFI_PAGES_TO_SIZE().</summary>
    public static ulong EfiPagesToSize(ulong pages) => pages * EfiPageSize;
}
