// C arrays inside structures: [InlineArray] structs.
using Microsoft.CodeAnalysis;
using SmmFirmwareKit.Generators.Declarations;

namespace SmmFirmwareKit.Generators.Layout;

internal readonly record struct InlineArrayShape(ITypeSymbol Element, int Length);

internal static class InlineArrays
{
    public static InlineArrayShape? Of(ITypeSymbol type)
    {
        if (type.Find(KitNames.InlineArray) is not { } attribute || attribute.Positional(0, 0) is not (> 0 and int length))
        {
            return null;
        }

        IFieldSymbol[] fields = [.. StructureLayout.InstanceFields((INamedTypeSymbol)type)];
        return fields.Length == 1 ? new InlineArrayShape(fields[0].Type, length) : null;
    }
}
