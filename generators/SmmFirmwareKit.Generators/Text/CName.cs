// How a C programmer would write a type in EDK2: for the comments of generated files.
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

        return KitTypes.PointeeOf(type) is { } pointee ? new(Of(pointee), "*" + name) : new(Of(type), name);
    }

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

    private static string Named(ITypeSymbol type) =>
        KitTypes.PointeeOf(type) is { } pointee
            ? Of(pointee) + " *"
            : type.Find(KitNames.FirmwareStructure)?.Positional(0, type.Name) ?? type.Name;
}
