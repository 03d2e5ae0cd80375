// The roles of a map's fields: which are there, once each, and as wide as the processor has them.
using Microsoft.CodeAnalysis;
using SmmFirmwareKit.Generators.Declarations;
using SmmFirmwareKit.Generators.Layout;

namespace SmmFirmwareKit.Generators.SaveStates;

/// <summary>As SmmFirmwareKit.Efi.SaveStateRole numbers them.</summary>
internal enum SaveStateRole
{
    Smbase = 1,
    SmmRevId,
    IoRestart,
    AutoHaltRestart,
    IoInformation,
    IoMemoryAddress,
}

internal static class SaveStateRoles
{
    private static readonly SaveStateRole[] s_required = [SaveStateRole.Smbase, SaveStateRole.SmmRevId];

    /// <summary>By role.</summary>
    public static SaveStateRoleRow[] Of(SaveStateMapFields map) =>
        [.. map.Fields.Where(placed => placed.Field.Has(KitNames.SaveStateRole)).Select(Row).OrderBy(row => row.Value)];

    public static bool AreSound(SaveStateMapFields map, SaveStateRoleRow[] places, Action<Diagnostic> report) =>
        AreComplete(map, places, report) & AreDistinct(map, places, report) & AreWidthsSound(map, places, report);

    private static SaveStateRoleRow Row(PlacedField placed)
    {
        int role = placed.Field.Find(KitNames.SaveStateRole)!.Positional(0, 0);
        return new(role, ((SaveStateRole)role).ToString(), placed.Field.Name, placed.Layout.Size, placed.Offset);
    }

    private static bool AreComplete(SaveStateMapFields map, SaveStateRoleRow[] places, Action<Diagnostic> report)
    {
        SaveStateRole[] missing = [.. s_required.Where(role => places.All(place => place.Value != (int)role))];
        foreach (SaveStateRole role in missing)
        {
            report(Diagnostic.Create(SaveStateDiagnostics.MissingRole, map.Location, map.Type.Name, role));
        }

        return missing.Length == 0;
    }

    private static bool AreDistinct(SaveStateMapFields map, SaveStateRoleRow[] places, Action<Diagnostic> report)
    {
        bool distinct = true;
        for (int i = 1; i < places.Length; i++)
        {
            if (places[i].Value == places[i - 1].Value)
            {
                distinct = false;
                report(Diagnostic.Create(SaveStateDiagnostics.RoleTwice, map.At(places[i].Field), map.Type.Name, places[i].Role, places[i - 1].Field, places[i].Field));
            }
        }

        return distinct;
    }

    private static bool AreWidthsSound(SaveStateMapFields map, SaveStateRoleRow[] places, Action<Diagnostic> report)
    {
        SaveStateRoleRow[] wrong = [.. places.Where(place => !IsWidthSound(place))];
        foreach (SaveStateRoleRow place in wrong)
        {
            report(Diagnostic.Create(SaveStateDiagnostics.RoleWidth, map.At(place.Field), map.Type.Name, place.Field, place.Width, place.Role));
        }

        return wrong.Length == 0;
    }

    // Intel has the restart slots as words, AMD64 as bytes; the address operand is as wide as the processor's registers.
    private static bool IsWidthSound(SaveStateRoleRow place) => (SaveStateRole)place.Value switch
    {
        SaveStateRole.IoRestart or SaveStateRole.AutoHaltRestart => place.Width is 1 or 2,
        SaveStateRole.IoMemoryAddress => place.Width is 4 or 8,
        SaveStateRole.Smbase or SaveStateRole.SmmRevId or SaveStateRole.IoInformation => place.Width == 4,
        _ => false,
    };
}
