// Whether the entry points of a class fill a protocol's table: each member once, with its signature.
using Microsoft.CodeAnalysis;
using SmmFirmwareKit.Generators.Declarations;
using SmmFirmwareKit.Generators.EntryPoints;

namespace SmmFirmwareKit.Generators.Protocols;

internal static class ImplementationChecks
{
    public static bool AreEntryPoints(INamedTypeSymbol type, IEnumerable<Implementation> implementations, Action<Diagnostic> report)
    {
        Implementation[] unreachable = [.. implementations.Where(one => !EntryAttributes.Of(one.Method).Any())];
        foreach (Implementation one in unreachable)
        {
            Report(report, ImplementationDiagnostics.NotEntryPoint, one.Method, type.Name, one.Method.Name, one.Protocol.Name);
        }

        return unreachable.Length == 0;
    }

    public static bool AreComplete(INamedTypeSymbol type, INamedTypeSymbol protocol, ProtocolFunction[] functions, Implementation[] implementations, Action<Diagnostic> report)
    {
        bool sound = true;
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (Implementation one in implementations)
        {
            sound &= IsSound(type, functions.FirstOrDefault(function => function.Path == one.Path), one, isFirst: seen.Add(one.Path), report);
        }

        foreach (ProtocolFunction missing in functions.Where(function => !seen.Contains(function.Path)))
        {
            Report(report, ImplementationDiagnostics.Missing, type, type.Name, protocol.Name, missing.Path);
            sound = false;
        }

        return sound;
    }

    private static bool IsSound(INamedTypeSymbol type, ProtocolFunction function, Implementation one, bool isFirst, Action<Diagnostic> report)
    {
        DiagnosticDescriptor? wrong =
            function.Method is null ? ImplementationDiagnostics.NoMember :
            !isFirst ? ImplementationDiagnostics.Twice :
            !HaveOneSignature(function.Method, one.Method) ? ImplementationDiagnostics.Signature : null;
        if (wrong is not null)
        {
            string expected = function.Method is null ? "" : Signature(function.Method, one.Method.Name);
            Report(report, wrong, one.Method, type.Name, one.Method.Name, one.Path, one.Protocol.Name, expected);
        }

        return wrong is null;
    }

    private static bool HaveOneSignature(IMethodSymbol member, IMethodSymbol method) =>
        SymbolEqualityComparer.Default.Equals(member.ReturnType, method.ReturnType)
        && member.Parameters.Select(parameter => parameter.Type).SequenceEqual(method.Parameters.Select(parameter => parameter.Type), SymbolEqualityComparer.Default);

    private static string Signature(IMethodSymbol member, string name) =>
        member.ReturnType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat) + " " + name + "("
        + string.Join(", ", member.Parameters.Select(parameter => parameter.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat))) + ")";

    private static void Report(Action<Diagnostic> report, DiagnosticDescriptor wrong, ISymbol at, params object[] arguments) =>
        report(Diagnostic.Create(wrong, DeclarationParser.FirstLocation(at), arguments));
}
