// GUIDs of the event groups that mark the phases of a boot.
namespace SmmFirmwareKit.Efi;

public static partial class Guids
{
    /// <summary>End of DXE: no third-party code has run so far (MdePkg/Include/Guid/EventGroup.h).</summary>
    public static readonly EfiGuid gEfiEndOfDxeEventGroupGuid = EfiGuid.Parse("02CE967A-DD7E-4FFC-9EE7-810CF0470880");

    /// <summary>MdePkg/Include/Guid/EventGroup.h.</summary>
    public static readonly EfiGuid gEfiEventReadyToBootGuid = EfiGuid.Parse("7CE88FB3-4BD7-4679-87A8-A8D8DEE50D2B");

    /// <summary>MdePkg/Include/Guid/EventGroup.h.</summary>
    public static readonly EfiGuid gEfiEventExitBootServicesGuid = EfiGuid.Parse("27ABF055-B1B8-4C26-8048-748F37BAA2DF");

    /// <summary>MdePkg/Include/Guid/EventGroup.h.</summary>
    public static readonly EfiGuid gEfiEventVirtualAddressChangeGuid = EfiGuid.Parse("13FA7698-C831-49C7-87EA-8F43FCC25196");

    /// <summary>MdePkg/Include/Guid/EventLegacyBios.h.</summary>
    public static readonly EfiGuid gEfiEventLegacyBootGuid = EfiGuid.Parse("2A571201-4966-47F6-8B86-F31E41F32F10");

    /// <summary>The DXE dispatcher is about to run (MdePkg/Include/Guid/EventGroup.h).</summary>
    public static readonly EfiGuid gEfiEventDxeDispatchGuid = EfiGuid.Parse("7081E22F-CAC6-4053-9468-675782CF88E5");
}
