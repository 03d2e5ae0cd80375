// Whether a method can be reached through an address, its arguments in registers.
using Microsoft.CodeAnalysis;
using SmmFirmwareKit.Generators.Declarations;
using SmmFirmwareKit.Generators.Layout;

namespace SmmFirmwareKit.Generators.EntryPoints;

internal static class MethodChecks
{
    // CallArguments holds eight, RegisterSize bytes each.
    private const int MostParameters = 8;
    private const int RegisterSize = 8;

    public static bool IsSound(IMethodSymbol method, Action<Diagnostic> report)
    {
        DiagnosticDescriptor? wrong =
            !IsOrdinary(method) ? EntryPointDiagnostics.Method :
            !HasRegisterSignature(method) ? EntryPointDiagnostics.Signature : null;
        if (wrong is not null)
        {
            report(Diagnostic.Create(wrong, DeclarationParser.FirstLocation(method), method.ContainingType.Name, method.Name));
        }

        return wrong is null;
    }

    /// <summary><c>T</c> of <c>FirmwareTask&lt;T&gt;</c>, or null for <c>FirmwareTask</c>.</summary>
    public static ITypeSymbol? ResultOf(IMethodSymbol method) =>
        method.ReturnType is INamedTypeSymbol { Arity: 1 } task ? task.TypeArguments[0] : null;

    private static bool IsOrdinary(IMethodSymbol method) =>
        !method.IsStatic && !method.IsAbstract && !method.IsGenericMethod
        && method.ContainingType.GetMembers(method.Name).Length == 1;

    private static bool HasRegisterSignature(IMethodSymbol method) =>
        method.ReturnType.Name == "FirmwareTask"
        && method.ReturnType.ContainingNamespace?.ToDisplayString() == KitNames.ExecutionNamespace
        && (ResultOf(method) is not { } result || FitsRegister(result))
        && method.Parameters.Length <= MostParameters
        && method.Parameters.All(parameter => parameter.RefKind == RefKind.None && FitsRegister(parameter.Type));

    // A type that does not compile is the compiler's to report.
    private static bool FitsRegister(ITypeSymbol type) =>
        type.TypeKind == TypeKind.Error || LayoutOf.Type(type) is { Size: <= RegisterSize };
}
