// GUIDs of the PPIs in the PEI database.
namespace SmmFirmwareKit.Efi;

public static partial class Guids
{
    /// <summary>Permanent memory is there (MdePkg/Include/Ppi/MemoryDiscovered.h).</summary>
    public static readonly EfiGuid gEfiPeiMemoryDiscoveredPpiGuid = EfiGuid.Parse("F894643D-C449-42D1-8EA8-85BDD8C65BDE");

    /// <summary>PEI is about to end (MdePkg/Include/Ppi/EndOfPeiPhase.h).</summary>
    public static readonly EfiGuid gEfiEndOfPeiSignalPpiGuid = EfiGuid.Parse("605EA650-C65C-42E1-BA80-91A52AB618C6");
}
