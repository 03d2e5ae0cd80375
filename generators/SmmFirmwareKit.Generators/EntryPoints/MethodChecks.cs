// Whether a method can be reached through an address, its arguments in registers, under the C type it states.
using Microsoft.CodeAnalysis;
using SmmFirmwareKit.Generators.Declarations;
using SmmFirmwareKit.Generators.Layout;

namespace SmmFirmwareKit.Generators.EntryPoints;

internal static class MethodChecks
{
    public static bool IsSound(IMethodSymbol method, Action<Diagnostic> report)
    {
        DiagnosticDescriptor? wrong =
            !IsOrdinary(method) ? EntryPointDiagnostics.Method :
            EntryAttributes.Of(method).Skip(1).Any() ? EntryPointDiagnostics.TwoKinds :
            !RegisterSignature.Fits(method) ? EntryPointDiagnostics.Signature : null;
        if (wrong is not null)
        {
            report(Diagnostic.Create(wrong, DeclarationParser.FirstLocation(method), method.ContainingType.Name, method.Name));
        }

        return wrong is null;
    }

    /// <summary>Reports a method that its callers would give other registers than it reads; it keeps its address meanwhile.</summary>
    public static void CheckStatedType(IMethodSymbol method, INamedTypeSymbol? function, Action<Diagnostic> report)
    {
        if (function?.DelegateInvokeMethod is { } invoke && !StatedType.Matches(method, invoke))
        {
            report(Diagnostic.Create(
                EntryPointDiagnostics.FunctionType,
                DeclarationParser.FirstLocation(method),
                method.ContainingType.Name,
                method.Name,
                StatedType.CNameOf(function),
                StatedType.SignatureOf(invoke)));
        }
    }

    private static bool IsOrdinary(IMethodSymbol method) =>
        method is { MethodKind: MethodKind.Ordinary, IsStatic: false, IsAbstract: false, IsGenericMethod: false }
        && method.ContainingType.GetMembers(method.Name).Length == 1;
}
