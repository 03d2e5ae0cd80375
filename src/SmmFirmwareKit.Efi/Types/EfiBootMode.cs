// How the machine was started, as PEI tells DXE.
namespace SmmFirmwareKit.Efi;

/// <summary>EFI_BOOT_MODE (MdePkg/Include/Pi/PiBootMode.h), the modes OVMF uses.</summary>
public enum EfiBootMode : uint
{
    BootWithFullConfiguration = 0x00,
    BootWithMinimalConfiguration = 0x01,
    BootAssumingNoConfigurationChanges = 0x02,
    BootOnS4Resume = 0x05,
    BootOnS3Resume = 0x11,
    BootOnFlashUpdate = 0x12,
    BootInRecoveryMode = 0x20,
}
