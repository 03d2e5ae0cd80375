// References that firmware must not hold: what they refer to changes, and is not in modelled memory.
using Microsoft.CodeAnalysis;

namespace SmmFirmwareKit.Generators.Concurrency;

internal static class HostReference
{
    /// <summary>Whether a value of a type refers to something that may change: not text, nor a part, library or other object without state.</summary>
    public static bool IsHeld(ITypeSymbol? type) => type is not null && type.SpecialType != SpecialType.System_String && type.TypeKind switch
    {
        TypeKind.Array or TypeKind.Delegate or TypeKind.Dynamic or TypeKind.Pointer => true,
        TypeKind.Struct => type.IsRefLikeType || (!type.IsUnmanagedType && !IsOfTheKit(type) && type.GetMembers().OfType<IFieldSymbol>().Any(field => !field.IsStatic && IsHeld(field.Type))),
        TypeKind.Class => !IsStateless((INamedTypeSymbol)type, []),
        TypeKind.Interface => IsOfTheFramework(type),
        _ => false,
    };

    // StateAnalyzer sees to it that what counts as firmware has no state.
    private static bool IsStateless(INamedTypeSymbol type, HashSet<ISymbol> seen) =>
        FirmwareClasses.IsFirmware(type) || IsOfTheKit(type)
        || !seen.Add(type)
        || (!IsOfTheFramework(type) && BaseIsStateless(type, seen) && type.GetMembers().OfType<IFieldSymbol>().All(field => field.IsStatic || (field.IsReadOnly && IsFixed(field.Type, seen))));

    private static bool BaseIsStateless(INamedTypeSymbol type, HashSet<ISymbol> seen) =>
        type.BaseType is not { } ancestor || ancestor.SpecialType == SpecialType.System_Object || IsStateless(ancestor, seen);

    private static bool IsFixed(ITypeSymbol type, HashSet<ISymbol> seen) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Class, SpecialType: SpecialType.None } other ? IsStateless(other, seen) : !IsHeld(type);

    private static bool IsOfTheKit(ITypeSymbol type) => type.ContainingNamespace.ToDisplayString() is KitNames.EfiNamespace or KitNames.ExecutionNamespace;

    private static bool IsOfTheFramework(ITypeSymbol type) => type.ContainingNamespace.ToDisplayString() is "System"
        || type.ContainingNamespace.ToDisplayString().StartsWith("System.", StringComparison.Ordinal);
}
