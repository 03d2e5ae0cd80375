// How generated C# names types and members.
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SmmFirmwareKit.Generators.Text;

internal static class CSharpName
{
    /// <summary>Qualified with <c>global::</c>, except keywords and the pointer types every generated file imports.</summary>
    public static string Of(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)
        .Replace("global::SmmFirmwareKit.Efi.Ptr<", "Ptr<")
        .Replace("global::SmmFirmwareKit.Efi.Field<", "Field<")
        .Replace("global::SmmFirmwareKit.Efi.FunctionPointer<", "FunctionPointer<");

    /// <summary>A declared type; <paramref name="space"/> is as Roslyn displays it, escaped, and <paramref name="path"/> is not.</summary>
    public static string Global(string space, string path) =>
        "global::" + (space.Length == 0 ? "" : space + ".") + string.Join(".", path.Split('.').Select(Identifier));

    public static string Identifier(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
}
