// One event, flag or field taken for its neighbour.
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmmFirmwareKit.Mutations.Sites;

namespace SmmFirmwareKit.Mutations.Operators.Rules;

/// <summary>Neighbours are members of one type, of one type themselves, and of one family: fields of a register, pending events, values of an enumeration.</summary>
internal sealed class EventMistaken : IMutationOperator
{
    private const string PendingEvent = "Pending";
    private const string MaskConstant = "Mask";
    private static readonly ConditionalWeakTable<INamedTypeSymbol, string[]> s_registers = [];

    public string Name => "event or field mistaken";

    public string Summary => "a register's field, a pending event, a constant of a family, an enumeration's value taken for the next";

    public IEnumerable<Mutation> In(SourceFile file) =>
        from name in file.Nodes<IdentifierNameSyntax>()
        where name.FirstAncestorOrSelf<AttributeSyntax>() is null && name.Parent is not (NameColonSyntax or NameEqualsSyntax)
        let next = Next(file.Meaning.GetSymbolInfo(name).Symbol)
        where next is not null
        let shown = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : (ExpressionSyntax)name
        select Mutation.Replace(shown, name.Identifier, next.Name);

    private static ISymbol? Next(ISymbol? member)
    {
        if (member?.ContainingType is not { } type || member is not (IPropertySymbol or IFieldSymbol) || type.DeclaringSyntaxReferences.IsEmpty)
        {
            return null;
        }

        ISymbol[] family = [.. type.GetMembers().Where(other => other.Kind == member.Kind && SymbolEqualityComparer.Default.Equals(TypeOf(other), TypeOf(member)) && AreKin(type, member, other))];
        int at = Array.FindIndex(family, other => SymbolEqualityComparer.Default.Equals(other, member));
        return family.Length < 2 || at < 0 ? null : family[(at + 1) % family.Length];
    }

    private static ITypeSymbol? TypeOf(ISymbol member) => (member as IPropertySymbol)?.Type ?? (member as IFieldSymbol)?.Type;

    private static bool AreKin(INamedTypeSymbol type, ISymbol one, ISymbol other) => type switch
    {
        { TypeKind: TypeKind.Enum } => true,
        { BaseType.Name: "RegisterFile" or "PciHeader" } => RegisterOf(type, one) is { Length: > 0 } register && string.Equals(register, RegisterOf(type, other), StringComparison.Ordinal) && IsMask(one) == IsMask(other),
        { Name: "ProcessorState" } => one.Name.EndsWith(PendingEvent, StringComparison.Ordinal) && other.Name.EndsWith(PendingEvent, StringComparison.Ordinal),
        // Of type int are sizes and indices; what registers and commands hold is not.
        _ => one is IFieldSymbol { IsConst: true, Type.SpecialType: not SpecialType.System_Int32 } && other is IFieldSymbol { IsConst: true } && one.DeclaredAccessibility == Accessibility.Private && other.DeclaredAccessibility == Accessibility.Private,
    };

    private static bool IsMask(ISymbol member) => member.Name.EndsWith(MaskConstant, StringComparison.Ordinal);

    // The longest register's name with which a field's begins.
    private static string RegisterOf(INamedTypeSymbol type, ISymbol field) => s_registers.GetValue(type, Registers)
        .LastOrDefault(name => name.Length < field.Name.Length && field.Name.StartsWith(name, StringComparison.Ordinal), "");

    private static string[] Registers(INamedTypeSymbol type) => [.. type.GetMembers()
        .Where(member => member.GetAttributes().Any(attribute => attribute.AttributeClass?.Name is "RegisterAttribute"))
        .Select(member => member.Name)
        .OrderBy(name => name.Length)];
}
