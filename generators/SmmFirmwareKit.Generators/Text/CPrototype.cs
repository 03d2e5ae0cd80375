// A function's parameters and result as C would declare them.
using Microsoft.CodeAnalysis;
using SmmFirmwareKit.Generators.Layout;

namespace SmmFirmwareKit.Generators.Text;

internal static class CPrototype
{
    /// <summary><c>EFI_STATUS SmmWhoAmI (UINTN *ProcessorNumber)</c>.</summary>
    public static string Of(IMethodSymbol method, string name) => CDeclaration.Join(ResultOf(method), name) + " (" + ParametersOf(method) + ")";

    /// <summary><c>VOID</c> for a function without result.</summary>
    public static string ResultOf(IMethodSymbol method) =>
        RegisterSignature.ResultOf(method) is { } type ? CName.Of(type) : "VOID";

    /// <summary><c>VOID *Buffer, UINTN Length</c>; <c>VOID</c> for none.</summary>
    public static string ParametersOf(IMethodSymbol method)
    {
        IEnumerable<string> parameters = method.Parameters.Select(parameter => CName.Declaration(parameter.Type, Capitalized(parameter.Name)).ToString());
        return method.Parameters.Length == 0 ? "VOID" : string.Join(", ", parameters);
    }

    // A parameter has no name yet while it is being typed.
    private static string Capitalized(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name.Substring(1);
}
