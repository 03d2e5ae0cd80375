// GUIDs of protocols, PPIs, HOBs, events and files under the names that EDK2's package declarations give them.
namespace SmmFirmwareKit.Efi;

/// <summary>The <c>g…Guid</c> globals that EDK2's AutoGen makes from the packages' DEC files.</summary>
public static partial class Guids
{
    /// <summary>SMRAM ranges, a HOB of PEI (MdePkg/Include/Guid/SmramMemoryReserve.h).</summary>
    public static readonly EfiGuid gEfiSmmSmramMemoryGuid = EfiGuid.Parse("6DADF1D1-D4CC-4910-BB6E-82B1FD80FF3D");

    /// <summary>MdePkg/Include/Guid/MmramMemoryReserve.h; PI's name for the list of MMRAM.</summary>
    public static readonly EfiGuid gEfiMmPeiMmramMemoryReserveGuid = EfiGuid.Parse("0703F912-BF8D-4E2A-BE07-AB272525C592");

    /// <summary>UefiCpuPkg/Include/Guid/SmmBaseHob.h.</summary>
    public static readonly EfiGuid gSmmBaseHobGuid = EfiGuid.Parse("C2217BA7-03BB-4F63-A647-7C25C5FC9D73");

    /// <summary>UefiCpuPkg/Include/Guid/MpInformation2.h.</summary>
    public static readonly EfiGuid gMpInformation2HobGuid = EfiGuid.Parse("417A7F64-F4E9-4B32-846A-5CC4D8621879");

    /// <summary>Processors handed from PEI to DXE (UefiCpuPkg/Library/MpInitLib/MpHandOff.h).</summary>
    public static readonly EfiGuid mMpHandOffGuid = EfiGuid.Parse("11E2BD88-ED38-4ABD-A399-21F25FD07A60");

    /// <summary>How they wait (UefiCpuPkg/Library/MpInitLib/MpHandOff.h).</summary>
    public static readonly EfiGuid mMpHandOffConfigGuid = EfiGuid.Parse("DABBD793-7B46-4144-8AD4-101C7C08EBFA");

    /// <summary>CPU_MP_DATA of PEI (UefiCpuPkg/Library/MpInitLib/MpLib.h CPU_INIT_MP_LIB_HOB_GUID).</summary>
    public static readonly EfiGuid mCpuInitMpLibHobGuid = EfiGuid.Parse("58EB6A19-3699-4C68-A836-DACD8EDCAD4A");

    /// <summary>The SMRAM page for S3 resume (MdeModulePkg/Include/Guid/AcpiS3Context.h).</summary>
    public static readonly EfiGuid gEfiAcpiVariableGuid = EfiGuid.Parse("AF9FFD67-EC10-488A-9DFC-6CBF5EE22C2E");

    /// <summary>Marks a communicate header of version 3 (MdePkg/Include/Protocol/MmCommunication3.h).</summary>
    public static readonly EfiGuid gEfiMmCommunicateHeaderV3Guid = EfiGuid.Parse("68E8C853-2BA9-4DD7-9AC0-91E16155C935");
}
