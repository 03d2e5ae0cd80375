// Places the fields of a firmware structure or union as a C compiler for x64 would.
using Microsoft.CodeAnalysis;
using SmmFirmwareKit.Generators.Declarations;

namespace SmmFirmwareKit.Generators.Layout;

internal readonly record struct PlacedField(IFieldSymbol Field, int Offset, TypeLayout Layout)
{
    public int End => Offset + Layout.Size;
}

/// <param name="Fields">In declaration order.</param>
/// <param name="Unknown">Fields whose type has no C layout.</param>
/// <param name="Misplaced">Fields that would lie before the structure or absurdly far into it.</param>
/// <param name="Tail">The flexible array behind the last field.</param>
/// <param name="Whole">Size, including tail padding, and alignment.</param>
/// <param name="IsMap">Whether some offset is stated with <c>[Offset]</c>: the structure may have holes and overlaps.</param>
internal sealed record StructureLayout(
    List<PlacedField> Fields,
    List<IFieldSymbol> Unknown,
    List<IFieldSymbol> Misplaced,
    FlexibleTail? Tail,
    TypeLayout Whole,
    bool IsMap)
{
    public static StructureLayout Of(INamedTypeSymbol structure, int depth = 0)
    {
        List<PlacedField> placed = [];
        List<IFieldSymbol> unknown = [];
        List<IFieldSymbol> misplaced = [];
        bool packed = FirmwareTypes.Pack(structure) == 1;
        bool union = FirmwareTypes.IsUnion(structure);
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
            int offset = stated ?? (union ? 0 : TypeLayout.AlignUp(end, own));
            if (offset is < 0 or > TypeLayout.Largest)
            {
                misplaced.Add(field);
                continue;
            }

            placed.Add(new(field, offset, layout));
            end = offset + layout.Size;
            (size, alignment, map) = (Math.Max(size, end), Math.Max(alignment, own), map || stated is not null);
        }

        FlexibleTail? tail = FlexibleTail.Of(structure, size, packed, depth);
        alignment = Math.Max(alignment, tail?.Alignment ?? 1);
        return new(placed, unknown, misplaced, tail, new(TypeLayout.AlignUp(size, alignment), alignment), map);
    }

    public static IEnumerable<IFieldSymbol> InstanceFields(INamedTypeSymbol type) =>
        type.GetMembers().OfType<IFieldSymbol>().Where(field => !field.IsStatic && !field.IsConst);

    private static int? StatedOffset(IFieldSymbol field) =>
        field.Find(KitNames.Offset) is { } attribute ? attribute.Positional(0, 0) : null;
}
