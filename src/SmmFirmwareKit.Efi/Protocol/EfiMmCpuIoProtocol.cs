// Port and memory-mapped access for SMM drivers.
namespace SmmFirmwareKit.Efi;

/// <summary>EFI_MM_IO_ACCESS (MdePkg/Include/Protocol/MmCpuIo.h): (This, Width, UINT64 Address, UINTN Count, Buffer).</summary>
[FirmwareStructure("EFI_MM_IO_ACCESS", Source = "MdePkg/Include/Protocol/MmCpuIo.h")]
public partial struct EfiMmIoAccess
{
    public ulong Read;
    public ulong Write;
}

/// <summary>EFI_MM_CPU_IO_PROTOCOL, alias EFI_SMM_CPU_IO2_PROTOCOL (MdePkg/Include/Protocol/MmCpuIo.h), 0x20 bytes.</summary>
[FirmwareStructure("EFI_MM_CPU_IO_PROTOCOL", Source = "MdePkg/Include/Protocol/MmCpuIo.h")]
public partial struct EfiMmCpuIoProtocol
{
    public EfiMmIoAccess Mem;
    public EfiMmIoAccess Io;
}

/// <summary>EFI_MM_IO_WIDTH (MdePkg/Include/Protocol/MmCpuIo.h).</summary>
public enum EfiMmIoWidth : uint
{
    Uint8 = 0,
    Uint16 = 1,
    Uint32 = 2,
    Uint64 = 3,
}
