// A number that is one too large, or a mask with its bit at the wrong place.
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmmFirmwareKit.Mutations.Sites;

namespace SmmFirmwareKit.Mutations.Operators.Rules;

internal sealed class ConstantWrong : IMutationOperator
{
    public string Name => "wrong constant";

    public string Summary => "a decimal number one larger, a hexadecimal one shifted by a bit";

    public IEnumerable<Mutation> In(SourceFile file) =>
        from literal in file.Nodes<LiteralExpressionSyntax>()
        where literal.IsKind(SyntaxKind.NumericLiteralExpression) && literal.FirstAncestorOrSelf<AttributeSyntax>() is null
        let after = Wrong(literal.Token.Text, literal.Token.Value)
        where after.Length > 0
        select Around(literal, after);

    // A bare number says little: people see what it is part of.
    private static Mutation Around(LiteralExpressionSyntax literal, string after)
    {
        SyntaxNode shown = literal.Parent switch
        {
            EqualsValueClauseSyntax { Parent: { } declarator } => declarator,
            ConstantPatternSyntax { Parent: SwitchExpressionArmSyntax arm } => arm,
            ArgumentSyntax { Parent.Parent: { } call } when call.Span.Length < 80 => call,
            BinaryExpressionSyntax or AssignmentExpressionSyntax or SwitchExpressionArmSyntax or RelationalPatternSyntax => literal.Parent,
            _ => literal,
        };
        return Mutation.Replace(shown, literal.Token, after);
    }

    private static string Wrong(string text, object? value)
    {
        ulong? number = value switch { int small => (ulong)small, uint small => small, long large => (ulong)large, ulong large => large, _ => null };
        string suffix = text.EndsWith("UL", StringComparison.Ordinal) ? "UL" : text.EndsWith('U') ? "U" : "";
        bool mask = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase) && number is not 0;
        return number is null ? "" : mask ? $"0x{(number.Value << 1).ToString("X", CultureInfo.InvariantCulture)}{suffix}" : $"{(number.Value + 1).ToString(CultureInfo.InvariantCulture)}{suffix}";
    }
}
