// Whether a signature fits a call through an address: every argument and the result in one register each.
using Microsoft.CodeAnalysis;

namespace SmmFirmwareKit.Generators.Layout;

internal static class RegisterSignature
{
    // CallArguments holds eight, RegisterSize bytes each.
    private const int MostParameters = 8;
    private const int RegisterSize = 8;

    public static bool Fits(IMethodSymbol method) =>
        method.ReturnType.Name == "FirmwareTask"
        && method.ReturnType.ContainingNamespace?.ToDisplayString() == KitNames.ExecutionNamespace
        && (ResultOf(method) is not { } result || FitsRegister(result))
        && method.Parameters.Length <= MostParameters
        && method.Parameters.All(parameter => parameter.RefKind == RefKind.None && FitsRegister(parameter.Type));

    /// <summary><c>T</c> of <c>FirmwareTask&lt;T&gt;</c>, or null for <c>FirmwareTask</c>.</summary>
    public static ITypeSymbol? ResultOf(IMethodSymbol method) =>
        method.ReturnType is INamedTypeSymbol { Arity: 1 } task ? task.TypeArguments[0] : null;

    // A type that does not compile is the compiler's to report.
    private static bool FitsRegister(ITypeSymbol type) =>
        type.TypeKind == TypeKind.Error || LayoutOf.Type(type) is { Size: <= RegisterSize };
}
