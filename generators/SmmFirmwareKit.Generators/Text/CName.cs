// How a C programmer would write a type in EDK2: for the comments of generated files.
using System.Text;
using Microsoft.CodeAnalysis;
using SmmFirmwareKit.Generators.Declarations;
using SmmFirmwareKit.Generators.Layout;

namespace SmmFirmwareKit.Generators.Text;

internal static class CName
{
    /// <summary><c>UINT32 Revision</c>, <c>UINT64 *ApicId</c>, <c>UINT8 Reserved[0x4]</c>.</summary>
    public static CDeclaration Declaration(ITypeSymbol type, string name)
    {
        if (InlineArrays.Of(type) is { } array)
        {
            return Declaration(array.Element, name).Times(array.Length);
        }

        return KitTypes.PointeeOf(type) is { } pointee ? Pointer(pointee, name) : new(Of(type), name);
    }

    /// <summary><c>UINT64 *ApicId</c>.</summary>
    public static CDeclaration Pointer(ITypeSymbol pointee, string name) => new(Of(pointee), "*" + name);

    public static string Of(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Boolean => "BOOLEAN",
        SpecialType.System_Char => "CHAR16",
        SpecialType.System_SByte => "INT8",
        SpecialType.System_Byte => "UINT8",
        SpecialType.System_Int16 => "INT16",
        SpecialType.System_UInt16 => "UINT16",
        SpecialType.System_Int32 => "INT32",
        SpecialType.System_UInt32 => "UINT32",
        SpecialType.System_Int64 => "INT64",
        SpecialType.System_UInt64 => "UINT64",
        SpecialType.System_IntPtr => "INTN",
        SpecialType.System_UIntPtr => "UINTN",
        _ => Named(type),
    };

    private static string Named(ITypeSymbol type)
    {
        if (KitTypes.PointeeOf(type) is { } pointee)
        {
            string name = Of(pointee);
            return name.EndsWith("*", StringComparison.Ordinal) ? name + "*" : name + " *";
        }

        return KitTypes.FunctionOf(type) is { } function
            ? Stated(function.Find(KitNames.FunctionType), function)
            : ProtocolTables.InterfaceOf(type) is { } protocol ? Stated(protocol, KitNames.Protocol) : Stated(FirmwareTypes.DeclarationOf(type), type);
    }

    /// <summary>The C name in an attribute of a type, or else the type's own, spelled as C does.</summary>
    public static string Stated(ITypeSymbol type, string attribute) => Stated(type.Find(attribute), type);

    private static string Stated(AttributeData? declaration, ITypeSymbol type) =>
        declaration?.Positional<string?>(0, null) ?? Number(type) ?? Spelled(type.Name);

    // A struct around a number, which C# tells from other numbers and C does not.
    private static string? Number(ITypeSymbol type)
    {
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Struct, SpecialType: SpecialType.None } wrapper)
        {
            return null;
        }

        IFieldSymbol[] fields = [.. StructureLayout.InstanceFields(wrapper)];
        return fields.Length == 1 && fields[0].Type.SpecialType != SpecialType.None ? Of(fields[0].Type) : null;
    }

    // By the rule for names, which differ from EDK2's only in case and underscores: EfiStatus is EFI_STATUS.
    private static string Spelled(string name)
    {
        StringBuilder text = new();
        for (int index = 0; index < name.Length; index++)
        {
            bool starts = index > 0 && char.IsUpper(name[index]) && !char.IsUpper(name[index - 1]);
            text.Append(starts ? "_" : "").Append(char.ToUpperInvariant(name[index]));
        }

        return text.ToString();
    }
}
