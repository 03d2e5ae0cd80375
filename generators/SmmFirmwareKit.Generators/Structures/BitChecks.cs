// Whether bit-fields lie where every compiler of EDK2 puts them.
using Microsoft.CodeAnalysis;
using SmmFirmwareKit.Generators.Declarations;
using SmmFirmwareKit.Generators.Layout;

namespace SmmFirmwareKit.Generators.Structures;

/// <remarks>
/// gcc (System V ABI) continues in the bits that the field before left over, of whatever type; MSVC begins anew when the size of
/// the type changes. Units that are filled, and begin where the field before ends, are the same to both.
/// </remarks>
internal static class BitChecks
{
    public static bool AreSound(INamedTypeSymbol type, StructureLayout layout, Action<Diagnostic> report)
    {
        Diagnostic[] wrong = [.. BitRun.Strays(type).Select(Stray), .. Units(type, layout).SelectMany(unit => Wrong(type, layout, unit))];
        foreach (Diagnostic diagnostic in wrong)
        {
            report(diagnostic);
        }

        return wrong.Length == 0;
    }

    private static IEnumerable<PlacedField> Units(INamedTypeSymbol type, StructureLayout layout) =>
        layout.Fields.Where(placed => BitRun.IsUnit(placed.Field));

    private static Diagnostic Stray(IPropertySymbol property) => At(property, StructureDiagnostics.BitsShape);

    private static IEnumerable<Diagnostic> Wrong(INamedTypeSymbol type, StructureLayout layout, PlacedField unit)
    {
        int unitBits = 8 * unit.Layout.Size;
        PlacedBits[] run = [.. BitRun.Of(unit)];
        Diagnostic[] own = [.. run.Select(bits => WrongBits(type, bits, unitBits)).OfType<Diagnostic>()];
        if (!IsInteger(unit.Field.Type))
        {
            return [At(unit.Field, StructureDiagnostics.BitsType, unit.Field.Type.ToDisplayString(), unitBits)];
        }

        long used = run.Sum(bits => (long)bits.Range.Width);
        int before = layout.Fields.TakeWhile(placed => placed != unit).Select(placed => placed.End).DefaultIfEmpty().Last();
        return own.Length > 0 ? own
            : used != unitBits ? [At(unit.Field, StructureDiagnostics.BitsFill, used, unitBits)]
            : before != unit.Offset && !layout.IsMap ? [At(unit.Field, StructureDiagnostics.BitsHole, unit.Offset - before)]
            : [];
    }

    private static Diagnostic? WrongBits(INamedTypeSymbol type, PlacedBits bits, int unitBits)
    {
        IPropertySymbol property = bits.Property;
        if (FirmwareTypes.IsUnion(type)
            || property is not { IsPartialDefinition: true, IsStatic: false, GetMethod: not null, SetMethod: { IsInitOnly: false } })
        {
            return At(property, StructureDiagnostics.BitsShape);
        }

        bool fits = SymbolEqualityComparer.Default.Equals(property.Type, bits.Unit.Field.Type)
            && bits.Range.Width >= 1 && bits.Range.Width <= unitBits;
        return fits || property.Type.TypeKind == TypeKind.Error
            ? null
            : At(property, StructureDiagnostics.BitsType, bits.Unit.Field.Type.ToDisplayString(), unitBits);
    }

    // Not an enum: gcc reads its bit-fields unsigned, MSVC signed.
    private static bool IsInteger(ITypeSymbol type) =>
        type.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_UInt64 || type.TypeKind == TypeKind.Error;

    private static Diagnostic At(ISymbol symbol, DiagnosticDescriptor descriptor, params object[] rest) =>
        Diagnostic.Create(descriptor, DeclarationParser.FirstLocation(symbol), [symbol.ContainingType.Name, symbol.Name, .. rest]);
}
