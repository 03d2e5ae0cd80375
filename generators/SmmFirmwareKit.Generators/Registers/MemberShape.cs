// Reads the partial property or method that stands for a register, so that the generated half matches it.
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmmFirmwareKit.Generators.Registers;

/// <param name="Modifiers">As written.</param>
/// <param name="Getter">Modifiers and keyword.</param>
/// <param name="Setter">Modifiers and keyword; empty if the device never stores into the register itself.</param>
/// <param name="Parameter">Of the method that stands for a run of registers; empty for a property.</param>
internal sealed record MemberShape(string Modifiers, int Bytes, string Getter, string Setter, string Parameter)
{
    public bool IsRun => Parameter.Length > 0;

    /// <summary>Whether reading the register leaves the struct that holds it alone.</summary>
    public bool IsReadOnly => Modifiers.Split(' ').Contains("readonly") || Getter.Contains("readonly");

    public static MemberShape? Of(ISymbol member) => member switch
    {
        { IsStatic: true } => null,
        IPropertySymbol { IsPartialDefinition: true, IsIndexer: false, GetMethod: not null, SetMethod: null or { IsInitOnly: false } } property => Of(property),
        IMethodSymbol { IsPartialDefinition: true, IsGenericMethod: false, Parameters.Length: 1 } method => Of(method, method.Parameters[0]),
        _ => null,
    };

    private static MemberShape? Of(IPropertySymbol property) =>
        property.DeclaringSyntaxReferences[0].GetSyntax() is PropertyDeclarationSyntax { AccessorList: { } accessors } syntax && Width(property.Type, property.RefKind) is > 0 and var bytes
            ? new(Text(syntax.Modifiers), bytes, Accessor(accessors, SyntaxKind.GetKeyword), Accessor(accessors, SyntaxKind.SetKeyword), "")
            : null;

    private static MemberShape? Of(IMethodSymbol method, IParameterSymbol parameter) =>
        parameter is { Type.SpecialType: SpecialType.System_Int32, RefKind: RefKind.None }
        && method.DeclaringSyntaxReferences[0].GetSyntax() is MethodDeclarationSyntax syntax && Width(method.ReturnType, method.RefKind) is > 0 and var bytes
            ? new(Text(syntax.Modifiers), bytes, "", "", parameter.Name.Length > 0 ? parameter.Name : "index")
            : null;

    private static int Width(ITypeSymbol type, RefKind kind) => kind != RefKind.None ? 0 : type.SpecialType switch
    {
        SpecialType.System_Byte => 1,
        SpecialType.System_UInt16 => 2,
        SpecialType.System_UInt32 => 4,
        SpecialType.System_UInt64 => 8,
        _ => 0,
    };

    private static string Accessor(AccessorListSyntax list, SyntaxKind keyword) =>
        list.Accessors.FirstOrDefault(accessor => accessor.Keyword.IsKind(keyword)) is { } found
            ? string.Join(" ", found.Modifiers.Select(modifier => modifier.Text).Concat([found.Keyword.Text]))
            : "";

    private static string Text(SyntaxTokenList modifiers) => string.Join(" ", modifiers.Select(modifier => modifier.Text));
}
