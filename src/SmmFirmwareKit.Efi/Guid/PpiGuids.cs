// GUIDs of the PPIs in the PEI database.
namespace SmmFirmwareKit.Efi;

public static partial class Guids
{
    /// <summary>MdePkg/Include/Ppi/MpServices.h.</summary>
    public static readonly EfiGuid gEfiPeiMpServicesPpiGuid = EfiGuid.Parse("EE16160A-E8BE-47A6-820A-C6900DB0250A");

    /// <summary>MdePkg/Include/Ppi/MmControl.h.</summary>
    public static readonly EfiGuid gEfiPeiMmControlPpiGuid = EfiGuid.Parse("61C68702-4D7E-4F43-8DEF-A74305CE74C5");

    /// <summary>Permanent memory is there (MdePkg/Include/Ppi/MemoryDiscovered.h).</summary>
    public static readonly EfiGuid gEfiPeiMemoryDiscoveredPpiGuid = EfiGuid.Parse("F894643D-C449-42D1-8EA8-85BDD8C65BDE");

    /// <summary>PEI is about to end (MdePkg/Include/Ppi/EndOfPeiPhase.h).</summary>
    public static readonly EfiGuid gEfiEndOfPeiSignalPpiGuid = EfiGuid.Parse("605EA650-C65C-42E1-BA80-91A52AB618C6");
}
