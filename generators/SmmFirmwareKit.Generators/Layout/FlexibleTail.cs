// The array of unstated length at the end of a structure: C's flexible array member.
using Microsoft.CodeAnalysis;
using SmmFirmwareKit.Generators.Declarations;

namespace SmmFirmwareKit.Generators.Layout;

/// <param name="Element">Its type.</param>
/// <param name="IsKnown">Whether that has a C layout.</param>
internal sealed record FlexibleTail(string Name, ITypeSymbol Element, bool IsKnown, int Offset, int Alignment)
{
    /// <param name="structure">Marked <c>[FlexibleArray&lt;T&gt;("Name")]</c>, or there is none.</param>
    /// <param name="end">Of the last field; the array may begin within what would be tail padding, as in C.</param>
    /// <param name="packed">Whether the structure is <c>#pragma pack (1)</c>.</param>
    /// <param name="depth">Of nesting.</param>
    public static FlexibleTail? Of(INamedTypeSymbol structure, int end, bool packed, int depth)
    {
        AttributeData? attribute = structure.Find(KitNames.FlexibleArray);
        if (attribute.TypeArgument() is not { } element)
        {
            return null;
        }

        TypeLayout? layout = LayoutOf.Type(element, depth + 1);
        int alignment = packed ? 1 : layout?.Alignment ?? 1;
        return new(attribute!.Positional(0, ""), element, layout is not null, TypeLayout.AlignUp(end, alignment), alignment);
    }
}
