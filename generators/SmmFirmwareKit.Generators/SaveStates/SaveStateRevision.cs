// Whether the stated SMM revision identifier agrees with what the map has.
using Microsoft.CodeAnalysis;
using SmmFirmwareKit.Generators.Text;

namespace SmmFirmwareKit.Generators.SaveStates;

internal static class SaveStateRevision
{
    // SDM volume 3, "SMM Revision Identifier"; APM volume 2, section 10.2.4.
    private const uint IoRestart = 1 << 16;
    private const uint SmbaseRelocation = 1 << 17;

    public static bool IsSound(SaveStateMapFields map, SaveStateRoleRow[] places, SaveStateIoSpec? io, Action<Diagnostic> report)
    {
        string? contradiction = Contradiction(map.Revision, places, io);
        if (contradiction is not null)
        {
            report(Diagnostic.Create(SaveStateDiagnostics.Revision, map.Location, map.Type.Name, Hex.Of(map.Revision, 8), contradiction));
        }

        return contradiction is null;
    }

    private static string? Contradiction(uint revision, SaveStateRoleRow[] places, SaveStateIoSpec? io)
    {
        if ((revision & SmbaseRelocation) == 0)
        {
            return "bit 17 (SMBASE relocation) is clear, so RSM would never load the SMBASE of this map";
        }

        if ((revision & IoRestart) != 0 && places.All(place => place.Value != (int)SaveStateRole.IoRestart))
        {
            return "bit 16 (I/O instruction restart) is set, and no field has the role IoRestart";
        }

        return io is not null && revision < io.MinimumRevision
            ? "its I/O information is only defined from " + Hex.Of(io.MinimumRevision, 8) + " on"
            : null;
    }
}
