// Places the members of a protocol's table as a C compiler for x64 would: function pointers and data in declaration order.
using Microsoft.CodeAnalysis;
using SmmFirmwareKit.Generators.Declarations;

namespace SmmFirmwareKit.Generators.Layout;

/// <param name="Symbol">A method, which the table points to, or a property, which it contains.</param>
internal readonly record struct PlacedMember(ISymbol Symbol, int Offset, TypeLayout Layout);

/// <param name="Members">In declaration order.</param>
/// <param name="Unknown">Properties whose type has no C layout.</param>
/// <param name="Size">Size, including tail padding, and alignment.</param>
internal sealed record ProtocolLayout(List<PlacedMember> Members, List<IPropertySymbol> Unknown, TypeLayout Size)
{
    private static readonly TypeLayout s_pointer = new(8, 8);

    /// <summary>Null when some member has no layout.</summary>
    public TypeLayout? Whole => Unknown.Count == 0 && Members.Count > 0 ? Size : null;

    public static ProtocolLayout Of(INamedTypeSymbol protocol, int depth = 0)
    {
        List<PlacedMember> placed = [];
        List<IPropertySymbol> unknown = [];
        (int end, int alignment) = (0, 1);
        foreach (ISymbol member in MembersOf(protocol))
        {
            if (LayoutOfMember(member, depth) is not { } layout)
            {
                unknown.Add((IPropertySymbol)member);
                continue;
            }

            int offset = TypeLayout.AlignUp(end, layout.Alignment);
            placed.Add(new(member, offset, layout));
            (end, alignment) = (offset + layout.Size, Math.Max(alignment, layout.Alignment));
        }

        return new(placed, unknown, new(TypeLayout.AlignUp(end, alignment), alignment));
    }

    /// <summary>Methods and properties as declared. Metadata keeps the order of methods only, so accessors stand for properties.</summary>
    private static IEnumerable<ISymbol> MembersOf(INamedTypeSymbol protocol) =>
        protocol.GetMembers().OfType<IMethodSymbol>()
            .Where(method => !method.IsStatic && method.MethodKind is MethodKind.Ordinary or MethodKind.PropertyGet)
            .InDeclarationOrder()
            .Select(method => method.AssociatedSymbol ?? method);

    private static TypeLayout? LayoutOfMember(ISymbol member, int depth) =>
        member is IPropertySymbol property ? LayoutOf.Type(property.Type, depth + 1) : s_pointer;
}
