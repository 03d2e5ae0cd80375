// The C layout of any type a structure, parameter or global may have; null for a type that has none.
using Microsoft.CodeAnalysis;
using SmmFirmwareKit.Generators.Declarations;

namespace SmmFirmwareKit.Generators.Layout;

internal static class LayoutOf
{
    // A structure that contains itself does not compile; the generator meets it while it is being typed.
    private const int DeepestNesting = 32;

    public static TypeLayout? Type(ITypeSymbol type, int depth = 0)
    {
        if (depth > DeepestNesting)
        {
            return null;
        }

        return Scalar(type.SpecialType) ?? type switch
        {
            INamedTypeSymbol { TypeKind: TypeKind.Enum } enumeration => Type(enumeration.EnumUnderlyingType!, depth + 1),
            INamedTypeSymbol { TypeKind: TypeKind.Struct, SpecialType: SpecialType.None, IsUnmanagedType: true } structure => Structure(structure, depth + 1),
            _ => null,
        };
    }

    private static TypeLayout? Scalar(SpecialType type) => type switch
    {
        SpecialType.System_Boolean or SpecialType.System_SByte or SpecialType.System_Byte => new(1, 1),
        SpecialType.System_Char or SpecialType.System_Int16 or SpecialType.System_UInt16 => new(2, 2),
        SpecialType.System_Int32 or SpecialType.System_UInt32 => new(4, 4),
        SpecialType.System_Int64 or SpecialType.System_UInt64 => new(8, 8),
        SpecialType.System_IntPtr or SpecialType.System_UIntPtr => new(8, 8),
        _ => null,
    };

    private static TypeLayout? Structure(INamedTypeSymbol type, int depth)
    {
        if (KitTypes.PointeeOf(type) is not null || KitTypes.PlaceOf(type) is not null || KitTypes.FunctionOf(type) is not null)
        {
            return new(8, 8);
        }

        if (InlineArrays.Of(type) is { } array)
        {
            return Type(array.Element, depth)?.Times(array.Length);
        }

        if (ProtocolTables.InterfaceOf(type) is { } protocol)
        {
            return ProtocolLayout.Of(protocol, depth).Whole;
        }

        if (FirmwareTypes.IsDeclared(type))
        {
            StructureLayout layout = StructureLayout.Of(type, depth);
            return layout.Unknown.Count == 0 && layout.Misplaced.Count == 0 ? layout.Whole : null;
        }

        return Wrapper(type, depth);
    }

    // Reference assemblies replace the fields of the framework's structs, so only those known here can be laid out.
    private static TypeLayout? Wrapper(INamedTypeSymbol type, int depth)
    {
        if (type.ContainingNamespace.ToDisplayString() == "System")
        {
            return type.Name == "Guid" ? new(16, 4) : null;
        }

        IFieldSymbol[] fields = [.. StructureLayout.InstanceFields(type)];
        return fields.Length == 1 ? Type(fields[0].Type, depth) : null;
    }
}
