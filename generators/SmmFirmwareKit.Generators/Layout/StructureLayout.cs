// Places the fields of a firmware structure as a C compiler for x64 would.
using Microsoft.CodeAnalysis;
using SmmFirmwareKit.Generators.Declarations;

namespace SmmFirmwareKit.Generators.Layout;

internal readonly record struct PlacedField(IFieldSymbol Field, int Offset, TypeLayout Layout);

/// <param name="Fields">In declaration order.</param>
/// <param name="Unknown">Fields whose type has no C layout.</param>
/// <param name="Misplaced">Fields that would lie before the structure or absurdly far into it.</param>
/// <param name="Whole">Size, including tail padding, and alignment.</param>
/// <param name="IsMap">Whether some offset is stated with <c>[Offset]</c>: the structure may have holes and overlaps.</param>
internal sealed record StructureLayout(List<PlacedField> Fields, List<IFieldSymbol> Unknown, List<IFieldSymbol> Misplaced, TypeLayout Whole, bool IsMap)
{
    public static StructureLayout Of(INamedTypeSymbol structure, int depth = 0)
    {
        List<PlacedField> placed = [];
        List<IFieldSymbol> unknown = [];
        List<IFieldSymbol> misplaced = [];
        bool packed = Pack(structure) == 1;
        (int end, int size, int alignment, bool map) = (0, 0, 1, false);
        foreach (IFieldSymbol field in InstanceFields(structure))
        {
            if (field.IsFixedSizeBuffer || LayoutOf.Type(field.Type, depth + 1) is not { } layout)
            {
                unknown.Add(field);
                continue;
            }

            int own = packed ? 1 : layout.Alignment;
            int? stated = StatedOffset(field);
            int offset = stated ?? TypeLayout.AlignUp(end, own);
            if (offset is < 0 or > TypeLayout.Largest)
            {
                misplaced.Add(field);
                continue;
            }

            placed.Add(new(field, offset, layout));
            end = offset + layout.Size;
            (size, alignment, map) = (Math.Max(size, end), Math.Max(alignment, own), map || stated is not null);
        }

        return new(placed, unknown, misplaced, new(TypeLayout.AlignUp(size, alignment), alignment), map);
    }

    public static int Pack(INamedTypeSymbol structure) => structure.Find(KitNames.FirmwareStructure)?.Named("Pack", 0) ?? 0;

    public static IEnumerable<IFieldSymbol> InstanceFields(INamedTypeSymbol type) =>
        type.GetMembers().OfType<IFieldSymbol>().Where(field => !field.IsStatic && !field.IsConst);

    private static int? StatedOffset(IFieldSymbol field) =>
        field.Find(KitNames.Offset) is { } attribute ? attribute.Positional(0, 0) : null;
}
