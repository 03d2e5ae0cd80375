// GUIDs of the protocols in the DXE and SMM databases.
namespace SmmFirmwareKit.Efi;

public static partial class Guids
{
    /// <summary>In the SMM database, after the lock (MdePkg/Include/Protocol/MmReadyToLock.h).</summary>
    public static readonly EfiGuid gEfiSmmReadyToLockProtocolGuid = EfiGuid.Parse("47B7FA8C-F4BD-4AF6-8200-333086F0D2C8");

    /// <summary>In the DXE database, causes the lock (MdePkg/Include/Protocol/DxeMmReadyToLock.h).</summary>
    public static readonly EfiGuid gEfiDxeSmmReadyToLockProtocolGuid = EfiGuid.Parse("60FF8964-E906-41D0-AFED-F241E974E08E");

    /// <summary>In the SMM database (MdePkg/Include/Protocol/MmEndOfDxe.h).</summary>
    public static readonly EfiGuid gEfiSmmEndOfDxeProtocolGuid = EfiGuid.Parse("24E70042-D5C5-4260-8C39-0AD3AA32E93D");
}
