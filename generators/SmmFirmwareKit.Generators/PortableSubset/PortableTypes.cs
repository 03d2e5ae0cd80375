// Which types a value of firmware may have: those that C declares in a header.
using Microsoft.CodeAnalysis;
using SmmFirmwareKit.Generators.Declarations;

namespace SmmFirmwareKit.Generators.PortableSubset;

internal static class PortableTypes
{
    /// <summary>Whether locals, parameters, results and members of structs may have it.</summary>
    public static bool IsValue(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Boolean or SpecialType.System_Char or SpecialType.System_Void => true,
        SpecialType.System_SByte or SpecialType.System_Int16 or SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_IntPtr => true,
        SpecialType.System_Byte or SpecialType.System_UInt16 or SpecialType.System_UInt32 or SpecialType.System_UInt64 or SpecialType.System_UIntPtr => true,
        _ => type switch
        {
            IErrorTypeSymbol or ITypeParameterSymbol => true, // reported as such
            INamedTypeSymbol { TypeKind: TypeKind.Enum } => true,
            INamedTypeSymbol { TypeKind: TypeKind.Struct, IsTupleType: false } structure => IsStruct(structure) && structure.TypeArguments.All(argument => IsValue(argument) || IsFunctionType(argument)),
            _ => false,
        },
    };

    /// <summary>What a function may return: a value, a finished or suspended call, or several values at once.</summary>
    public static bool IsResult(ITypeSymbol type)
    {
        ITypeSymbol result = KitVocabulary.IsFirmwareTask(type) ? ((INamedTypeSymbol)type).TypeArguments.FirstOrDefault() ?? type : type;
        return result is INamedTypeSymbol { IsTupleType: true } several ? several.TupleElements.All(element => IsValue(element.Type)) : IsValue(result);
    }

    /// <summary>What an object is connected with when the platform is composed: libraries, the other files of its module.</summary>
    public static bool IsConnected(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Interface } named
        && (FirmwareCode.IsFirmware(named.ContainingAssembly) || named.ContainingNamespace?.ToDisplayString() == KitNames.EfiNamespace);

    public static bool IsFloatingPoint(ITypeSymbol? type) =>
        type is { SpecialType: SpecialType.System_Single or SpecialType.System_Double or SpecialType.System_Decimal } or { Name: "Half", ContainingNamespace.Name: "System" };

    /// <summary>A delegate that only describes a signature, for <c>FunctionPointer</c>.</summary>
    public static bool IsFunctionType(ITypeSymbol type) => type.TypeKind == TypeKind.Delegate && type.Has(KitNames.FunctionType);

    private static bool IsStruct(INamedTypeSymbol type) =>
        !type.IsRefLikeType
        && (FirmwareCode.IsFirmware(type.ContainingAssembly)
            || KitVocabulary.IsEfiType(type.OriginalDefinition)
            || KitVocabulary.IsListed(type.OriginalDefinition)
            || type is { Name: "Guid", ContainingNamespace.Name: "System" });
}
