// Whether a function has the C type under which others call it.
using Microsoft.CodeAnalysis;
using SmmFirmwareKit.Generators.Layout;
using SmmFirmwareKit.Generators.Text;

namespace SmmFirmwareKit.Generators.EntryPoints;

internal static class StatedType
{
    /// <summary>EFI_AP_PROCEDURE.</summary>
    public static string CNameOf(INamedTypeSymbol functionType) => CName.Stated(functionType, KitNames.FunctionType);

    /// <summary>VOID (VOID *Buffer), with the delegate's own types, for a message.</summary>
    public static string SignatureOf(IMethodSymbol invoke) =>
        invoke.ReturnType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)
        + " (" + string.Join(", ", invoke.Parameters.Select(parameter => parameter.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat))) + ")";

    public static bool Matches(IMethodSymbol method, IMethodSymbol invoke) =>
        SameResult(RegisterSignature.ResultOf(method), RegisterSignature.ResultOf(invoke))
        && method.Parameters.Length == invoke.Parameters.Length
        && method.Parameters.Zip(invoke.Parameters, static (own, stated) => Accepts(stated.Type, own.Type)).All(static accepted => accepted);

    private static bool SameResult(ITypeSymbol? own, ITypeSymbol? stated) =>
        own is null || stated is null ? own is null && stated is null : Same(own, stated);

    // VOID * and handles are 64-bit numbers in a declaration; a function may say what it takes the pointer for, as C does by a
    // conversion in its first line.
    private static bool Accepts(ITypeSymbol stated, ITypeSymbol own) =>
        Same(own, stated) || (stated.SpecialType == SpecialType.System_UInt64 && KitTypes.PointeeOf(own) is not null);

    // A type that does not compile is the compiler's to report.
    private static bool Same(ITypeSymbol left, ITypeSymbol right) =>
        left.TypeKind == TypeKind.Error || right.TypeKind == TypeKind.Error || SymbolEqualityComparer.Default.Equals(left, right);
}
