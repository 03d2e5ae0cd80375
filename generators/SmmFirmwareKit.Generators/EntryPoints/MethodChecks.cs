// Whether a method can be reached through an address, its arguments in registers.
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
            !RegisterSignature.Fits(method) ? EntryPointDiagnostics.Signature : null;
        if (wrong is not null)
        {
            report(Diagnostic.Create(wrong, DeclarationParser.FirstLocation(method), method.ContainingType.Name, method.Name));
        }

        return wrong is null;
    }

    private static bool IsOrdinary(IMethodSymbol method) =>
        !method.IsStatic && !method.IsAbstract && !method.IsGenericMethod
        && method.ContainingType.GetMembers(method.Name).Length == 1;
}
