// From a struct marked [SaveStateMap] to its spec.
using Microsoft.CodeAnalysis;
using SmmFirmwareKit.Generators.Declarations;
using SmmFirmwareKit.Generators.Layout;
using SmmFirmwareKit.Generators.Structures;
using SmmFirmwareKit.Generators.Text;

namespace SmmFirmwareKit.Generators.SaveStates;

internal static class SaveStateParser
{
    private const int HalfRegister = 4;
    private const int WholeRegister = 8;

    /// <summary>The spec, or null after reporting why there is none.</summary>
    public static SaveStateSpec? Parse(INamedTypeSymbol type, Action<Diagnostic> report)
    {
        if (type.Find(KitNames.SaveStateMap) is not { } map)
        {
            ReportStrays(type, report);
            return null;
        }

        if (StructureParser.Parse(type, static _ => { }) is not { } structure)
        {
            report(Diagnostic.Create(SaveStateDiagnostics.NotStructure, DeclarationParser.FirstLocation(type), type.Name));
            return null;
        }

        SaveStateRow[] rows = [.. Present(type).Concat(Absent(type)).OrderBy(row => row.Value)];
        bool sound = AreWidthsSound(type, structure.Size, rows, report) & AreRegistersDistinct(type, rows, report);
        return sound
            ? new(structure.Declaration, structure.CName, map.Positional(0, ""), map.Named("Revision", 0U), new(rows))
            : null;
    }

    private static IEnumerable<SaveStateRow> Present(INamedTypeSymbol type)
    {
        foreach (PlacedField placed in StructureLayout.Of(type).Fields)
        {
            if (placed.Field.Find(KitNames.SaveStateRegister) is { } register)
            {
                yield return Row(placed, register);
            }
        }
    }

    private static SaveStateRow Row(PlacedField placed, AttributeData register)
    {
        int width = register.Named("Width", placed.Layout.Size);
        int adjacent = width == WholeRegister ? placed.Offset + HalfRegister : 0;
        return new(
            RegisterValue(register),
            RegisterName(register),
            placed.Field.Name,
            width,
            placed.Offset,
            register.Named("HighOffset", adjacent),
            register.Named("Writable", false));
    }

    private static IEnumerable<SaveStateRow> Absent(INamedTypeSymbol type) => type.GetAttributes()
        .Where(attribute => attribute.AttributeClass?.ToDisplayString() == KitNames.SaveStateAbsentRegister)
        .Select(attribute => new SaveStateRow(RegisterValue(attribute), RegisterName(attribute), "", 0, 0, 0, Writable: false));

    private static int RegisterValue(AttributeData attribute) => (int)attribute.Positional(0, 0U);

    private static string RegisterName(AttributeData attribute)
    {
        uint value = attribute.Positional(0, 0U);
        return attribute.ConstructorArguments.FirstOrDefault().Type?.GetMembers().OfType<IFieldSymbol>()
            .FirstOrDefault(member => member.ConstantValue is uint known && known == value)?.Name ?? Hex.Of(value);
    }

    private static bool AreWidthsSound(INamedTypeSymbol type, int size, SaveStateRow[] rows, Action<Diagnostic> report)
    {
        SaveStateRow[] wrong = [.. rows.Where(row => row.Field.Length > 0 && !IsWidthSound(row, size, FieldSize(type, row)))];
        foreach (SaveStateRow row in wrong)
        {
            Location place = DeclarationParser.FirstLocation(type.GetMembers(row.Field)[0]);
            report(Diagnostic.Create(SaveStateDiagnostics.Width, place, type.Name, row.Register, row.Width, Hex.Of(row.OffsetHi)));
        }

        return wrong.Length == 0;
    }

    private static int FieldSize(INamedTypeSymbol type, SaveStateRow row) =>
        type.GetMembers(row.Field).OfType<IFieldSymbol>().Select(field => LayoutOf.Type(field.Type)?.Size ?? 0).FirstOrDefault();

    private static bool IsWidthSound(SaveStateRow row, int size, int fieldSize) =>
        row.Width is 1 or 2 or HalfRegister or WholeRegister
        && row.Width >= fieldSize
        && (row.Width == WholeRegister
            ? row.OffsetHi >= 0 && row.OffsetHi + HalfRegister <= size
            : row.OffsetHi == 0);

    private static bool AreRegistersDistinct(INamedTypeSymbol type, SaveStateRow[] rows, Action<Diagnostic> report)
    {
        bool distinct = true;
        for (int i = 1; i < rows.Length; i++)
        {
            if (rows[i].Value == rows[i - 1].Value)
            {
                distinct = false;
                (SaveStateRow first, SaveStateRow second) = (rows[i - 1], rows[i]);
                report(Diagnostic.Create(SaveStateDiagnostics.Twice, DeclarationParser.FirstLocation(type), type.Name, first.Register, Hex.Of(first.OffsetLo), Hex.Of(second.OffsetLo)));
            }
        }

        return distinct;
    }

    private static void ReportStrays(INamedTypeSymbol type, Action<Diagnostic> report)
    {
        foreach (IFieldSymbol field in type.GetMembers().OfType<IFieldSymbol>().Where(field => field.Has(KitNames.SaveStateRegister)))
        {
            report(Diagnostic.Create(SaveStateDiagnostics.NotInMap, DeclarationParser.FirstLocation(field), type.Name, field.Name));
        }
    }
}
