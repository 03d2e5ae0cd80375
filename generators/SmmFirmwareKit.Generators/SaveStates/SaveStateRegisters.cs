// The registers of a map: which field holds each, how wide it is, and where its high half lies.
using Microsoft.CodeAnalysis;
using SmmFirmwareKit.Generators.Declarations;
using SmmFirmwareKit.Generators.Layout;
using SmmFirmwareKit.Generators.Text;

namespace SmmFirmwareKit.Generators.SaveStates;

internal static class SaveStateRegisters
{
    public const int HalfRegister = 4;
    public const int WholeRegister = 8;

    /// <summary>By register value.</summary>
    public static SaveStateRow[] Of(SaveStateMapFields map) =>
        [.. map.Fields.Where(placed => placed.Field.Has(KitNames.SaveStateRegister)).Select(Row).OrderBy(row => row.Value)];

    public static bool AreSound(SaveStateMapFields map, SaveStateRow[] rows, Action<Diagnostic> report) =>
        (AreWidthsSound(map, rows, report) && AreHighHalvesNamed(map, rows, report)) & AreDistinct(map, rows, report);

    /// <summary>The field at an offset, or the one whose upper half lies there; null if neither is.</summary>
    public static (string Field, bool Upper)? NameInC(INamedTypeSymbol map, int offset)
    {
        foreach (PlacedField placed in StructureLayout.Of(map).Fields)
        {
            if (placed.Offset == offset)
            {
                return (placed.Field.Name, false);
            }

            if (placed.Offset + HalfRegister == offset && placed.Layout.Size == WholeRegister)
            {
                return (placed.Field.Name, true);
            }
        }

        return null;
    }

    private static SaveStateRow Row(PlacedField placed)
    {
        AttributeData register = placed.Field.Find(KitNames.SaveStateRegister)!;
        int width = register.Named("Width", placed.Layout.Size);
        int high = register.Named("HighOffset", width == WholeRegister ? placed.Offset + HalfRegister : 0);
        return new(
            (int)register.Positional(0, 0U),
            NameOf(register),
            placed.Field.Name,
            width,
            placed.Offset,
            high,
            register.Named("Edk2HighOffset", high),
            register.Named("Writable", false));
    }

    private static string NameOf(AttributeData register)
    {
        uint value = register.Positional(0, 0U);
        return register.ConstructorArguments.FirstOrDefault().Type?.GetMembers().OfType<IFieldSymbol>()
            .FirstOrDefault(member => member.ConstantValue is uint known && known == value)?.Name ?? Hex.Of(value);
    }

    private static bool AreWidthsSound(SaveStateMapFields map, SaveStateRow[] rows, Action<Diagnostic> report)
    {
        SaveStateRow[] wrong = [.. rows.Where(row => !IsWidthSound(map, row))];
        foreach (SaveStateRow row in wrong)
        {
            report(Diagnostic.Create(SaveStateDiagnostics.Width, map.At(row.Field), map.Type.Name, row.Register, row.Width, Hex.Of(row.OffsetHi)));
        }

        return wrong.Length == 0;
    }

    private static bool IsWidthSound(SaveStateMapFields map, SaveStateRow row) =>
        row.Width is 1 or 2 or HalfRegister or WholeRegister
        && row.Width >= map.Fields.First(placed => placed.Field.Name == row.Field).Layout.Size
        && (row.Width == WholeRegister
            ? IsHalf(map, row.OffsetHi) && IsHalf(map, row.TableHi) && Math.Abs(row.OffsetHi - row.OffsetLo) >= HalfRegister
            : row.OffsetHi == 0 && row.TableHi == 0);

    private static bool IsHalf(SaveStateMapFields map, int offset) => offset >= 0 && offset <= map.Size - HalfRegister;

    private static bool AreHighHalvesNamed(SaveStateMapFields map, SaveStateRow[] rows, Action<Diagnostic> report)
    {
        SaveStateRow[] unnamed = [.. rows.Where(row => row.Width == WholeRegister && (NameInC(map.Type, row.OffsetHi) is null || NameInC(map.Type, row.TableHi) is null))];
        foreach (SaveStateRow row in unnamed)
        {
            int offset = NameInC(map.Type, row.OffsetHi) is null ? row.OffsetHi : row.TableHi;
            report(Diagnostic.Create(SaveStateDiagnostics.UnnamedHighHalf, map.At(row.Field), map.Type.Name, row.Register, Hex.Of(offset)));
        }

        return unnamed.Length == 0;
    }

    private static bool AreDistinct(SaveStateMapFields map, SaveStateRow[] rows, Action<Diagnostic> report)
    {
        bool distinct = true;
        for (int i = 1; i < rows.Length; i++)
        {
            if (rows[i].Value == rows[i - 1].Value)
            {
                distinct = false;
                (SaveStateRow first, SaveStateRow second) = (rows[i - 1], rows[i]);
                report(Diagnostic.Create(SaveStateDiagnostics.Twice, map.Location, map.Type.Name, first.Register, Hex.Of(first.OffsetLo), Hex.Of(second.OffsetLo)));
            }
        }

        return distinct;
    }
}
