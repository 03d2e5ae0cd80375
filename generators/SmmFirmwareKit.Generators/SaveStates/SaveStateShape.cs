// Whether a map is as large as the area it describes, with each byte in one field.
using Microsoft.CodeAnalysis;
using SmmFirmwareKit.Generators.Declarations;
using SmmFirmwareKit.Generators.Layout;
using SmmFirmwareKit.Generators.Text;

namespace SmmFirmwareKit.Generators.SaveStates;

internal static class SaveStateShape
{
    // SMBASE + 0xFC00 to the end of the 64 KiB segment, in every map (EDK2: SMRAM_SAVE_STATE_MAP_OFFSET).
    public const int Size = 0x400;

    public static bool IsSound(SaveStateMapFields map, Action<Diagnostic> report) => IsSizeSound(map, report) & AreFieldsApart(map, report);

    private static bool IsSizeSound(SaveStateMapFields map, Action<Diagnostic> report)
    {
        if (map.Size != Size)
        {
            report(Diagnostic.Create(SaveStateDiagnostics.Size, map.Location, map.Type.Name, Hex.Of(map.Size)));
        }

        return map.Size == Size;
    }

    private static bool AreFieldsApart(SaveStateMapFields map, Action<Diagnostic> report)
    {
        bool apart = true;
        PlacedField before = default;
        foreach (PlacedField field in map.Fields.OrderBy(placed => placed.Offset))
        {
            if (before.Field is not null && field.Offset < End(before))
            {
                apart = false;
                report(Diagnostic.Create(
                    SaveStateDiagnostics.Overlap, DeclarationParser.FirstLocation(field.Field), map.Type.Name, field.Field.Name, Hex.Of(field.Offset), before.Field.Name, Hex.Of(End(before))));
            }

            before = before.Field is null || End(field) > End(before) ? field : before;
        }

        return apart;
    }

    private static int End(PlacedField placed) => placed.Offset + placed.Layout.Size;
}
