// The I/O instruction that caused an SMI.
namespace SmmFirmwareKit.Efi;

/// <summary>EFI_MM_SAVE_STATE_IO_WIDTH (MdePkg/Include/Protocol/MmCpu.h).</summary>
public enum EfiMmSaveStateIoWidth : uint
{
    Uint8 = 0,
    Uint16 = 1,
    Uint32 = 2,
    Uint64 = 3,
}

/// <summary>EFI_MM_SAVE_STATE_IO_TYPE (MdePkg/Include/Protocol/MmCpu.h).</summary>
public enum EfiMmSaveStateIoType : uint
{
    Input = 1,
    Output = 2,
    String = 4,
    RepPrefix = 8,
}

/// <summary>EFI_MM_SAVE_STATE_IO_INFO, alias EFI_SMM_SAVE_STATE_IO_INFO (MdePkg/Include/Protocol/MmCpu.h), 0x18 bytes.</summary>
[FirmwareStructure("EFI_MM_SAVE_STATE_IO_INFO", Source = "MdePkg/Include/Protocol/MmCpu.h")]
public partial struct EfiMmSaveStateIoInfo
{
    public ulong IoData;
    public ushort IoPort;
    public EfiMmSaveStateIoWidth IoWidth;
    public EfiMmSaveStateIoType IoType;
}
