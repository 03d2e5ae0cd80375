// GUIDs of the protocols in the DXE and SMM databases.
namespace SmmFirmwareKit.Efi;

public static partial class Guids
{
    /// <summary>MdePkg/Include/Protocol/MmCpu.h, alias gEfiMmCpuProtocolGuid.</summary>
    public static readonly EfiGuid gEfiSmmCpuProtocolGuid = EfiGuid.Parse("EB346B97-975F-4A9F-8B22-F8E92BB3D569");

    /// <summary>UefiCpuPkg/Include/Protocol/SmmCpuService.h.</summary>
    public static readonly EfiGuid gEfiSmmCpuServiceProtocolGuid = EfiGuid.Parse("1D202CAB-C8AB-4D5C-94F7-3CFCC0D3D335");

    /// <summary>UefiCpuPkg/Include/Protocol/SmmCpuRendezvous.h (edkiiSmmCpuRendezvousProtocol).</summary>
    public static readonly EfiGuid gEdkiiSmmCpuRendezvousProtocolGuid = EfiGuid.Parse("AA00D50B-4911-428F-B91A-A59DDB13E24C");

    /// <summary>MdePkg/Include/Protocol/MmMp.h.</summary>
    public static readonly EfiGuid gEfiMmMpProtocolGuid = EfiGuid.Parse("5D5450D7-990C-4180-A803-8E63F0608307");

    /// <summary>MdeModulePkg/Include/Protocol/SmmMemoryAttribute.h.</summary>
    public static readonly EfiGuid gEdkiiSmmMemoryAttributeProtocolGuid = EfiGuid.Parse("69B792EA-39CE-402D-A2A6-F721DE351DFE");

    /// <summary>MdePkg/Include/Protocol/MmConfiguration.h.</summary>
    public static readonly EfiGuid gEfiSmmConfigurationProtocolGuid = EfiGuid.Parse("26EEB3DE-B689-492E-80F0-BE8BD7DA4BA7");

    /// <summary>MdePkg/Include/Protocol/MmAccess.h.</summary>
    public static readonly EfiGuid gEfiSmmAccess2ProtocolGuid = EfiGuid.Parse("C2702B74-800C-4131-8746-8FB5B89CE4AC");

    /// <summary>MdePkg/Include/Protocol/MmControl.h.</summary>
    public static readonly EfiGuid gEfiSmmControl2ProtocolGuid = EfiGuid.Parse("843DC720-AB1E-42CB-9357-8A0078F3561B");

    /// <summary>MdePkg/Include/Protocol/MmBase.h.</summary>
    public static readonly EfiGuid gEfiSmmBase2ProtocolGuid = EfiGuid.Parse("F4CCBFB7-F6E0-47FD-9DD4-10A8F150C191");

    /// <summary>MdePkg/Include/Protocol/MmCommunication.h.</summary>
    public static readonly EfiGuid gEfiSmmCommunicationProtocolGuid = EfiGuid.Parse("C68ED8E2-9DC6-4CBD-9D94-DB65ACC5C332");

    /// <summary>MdePkg/Include/Protocol/MmCommunication2.h.</summary>
    public static readonly EfiGuid gEfiMmCommunication2ProtocolGuid = EfiGuid.Parse("378DAEDC-F06B-4446-8314-40AB933C87A3");

    /// <summary>MdePkg/Include/Protocol/MmCpuIo.h, alias gEfiMmCpuIoProtocolGuid.</summary>
    public static readonly EfiGuid gEfiSmmCpuIo2ProtocolGuid = EfiGuid.Parse("3242A9D8-CE70-4AA0-955D-5E7B140DE4D2");

    /// <summary>MdePkg/Include/Protocol/MpService.h.</summary>
    public static readonly EfiGuid gEfiMpServiceProtocolGuid = EfiGuid.Parse("3FDDA605-A76E-4F46-AD29-12F4531B3D08");

    /// <summary>In the SMM database, after the lock (MdePkg/Include/Protocol/MmReadyToLock.h).</summary>
    public static readonly EfiGuid gEfiSmmReadyToLockProtocolGuid = EfiGuid.Parse("47B7FA8C-F4BD-4AF6-8200-333086F0D2C8");

    /// <summary>In the DXE database, causes the lock (MdePkg/Include/Protocol/DxeMmReadyToLock.h).</summary>
    public static readonly EfiGuid gEfiDxeSmmReadyToLockProtocolGuid = EfiGuid.Parse("60FF8964-E906-41D0-AFED-F241E974E08E");

    /// <summary>In the SMM database (MdePkg/Include/Protocol/MmEndOfDxe.h).</summary>
    public static readonly EfiGuid gEfiSmmEndOfDxeProtocolGuid = EfiGuid.Parse("24E70042-D5C5-4260-8C39-0AD3AA32E93D");
}
