// Turns an interpolated message of DebugPrint into a constant text with numbers beside it.
using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace SmmFirmwareKit.CodeFixes.PortableSubset;

/// <summary>SFK3010: <c>DebugPrint(level, $"slot {slot}")</c> becomes <c>DebugPrint(level, "slot {0}", slot)</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ConstantMessageFix : SyntaxFix
{
    // DebugPrint(errorLevel, message, argument0, argument1) prints both as hexadecimal 64-bit numbers.
    private const int MessageArgument = 1;
    private const int MostNumbers = 2;

    public override ImmutableArray<string> FixableDiagnosticIds => ["SFK3010"];

    protected override string Title(Diagnostic diagnostic) => "Pass a constant text and the numbers beside it";

    protected override Action<SyntaxEditor>? Edit(SyntaxNode node, SemanticModel model, Diagnostic diagnostic)
    {
        if (Message(node) is not { } message
            || message.Parent?.Parent is not ArgumentListSyntax { Parent: InvocationExpressionSyntax call } list
            || !IsDebugPrint(call)
            || list.Arguments.Count != MessageArgument + 1
            || list.Arguments[MessageArgument].Expression != message)
        {
            return null;
        }

        InterpolationSyntax[] numbers = [.. message.Contents.OfType<InterpolationSyntax>()];
        return numbers.Length <= MostNumbers && numbers.All(number => IsNumber(number, model))
            ? editor => editor.ReplaceNode(list, Arguments(list, Text(message), numbers))
            : null;
    }

    private static InterpolatedStringExpressionSyntax? Message(SyntaxNode node) =>
        (node is ArgumentSyntax argument ? argument.Expression : node) as InterpolatedStringExpressionSyntax;

    private static bool IsDebugPrint(InvocationExpressionSyntax call) =>
        call.Expression is MemberAccessExpressionSyntax { Name.Identifier.Text: "DebugPrint" } or IdentifierNameSyntax { Identifier.Text: "DebugPrint" };

    // An alignment or a format has no twin; what is no integer would print something else.
    private static bool IsNumber(InterpolationSyntax hole, SemanticModel model) =>
        hole is { AlignmentClause: null, FormatClause: null }
        && model.GetTypeInfo(hole.Expression).Type is { SpecialType: SpecialType.System_Byte or SpecialType.System_UInt16 or SpecialType.System_UInt32 or SpecialType.System_UInt64 };

    private static string Text(InterpolatedStringExpressionSyntax message)
    {
        StringBuilder text = new();
        int number = 0;
        foreach (InterpolatedStringContentSyntax content in message.Contents)
        {
            text.Append(content is InterpolatedStringTextSyntax part ? part.TextToken.ValueText : "{" + (number++).ToString(CultureInfo.InvariantCulture) + "}");
        }

        return text.ToString();
    }

    private static ArgumentListSyntax Arguments(ArgumentListSyntax list, string text, InterpolationSyntax[] numbers)
    {
        ExpressionSyntax constant = SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(text));
        SeparatedSyntaxList<ArgumentSyntax> arguments = list.Arguments.Replace(list.Arguments[MessageArgument], SyntaxFactory.Argument(constant).WithTriviaFrom(list.Arguments[MessageArgument]));
        foreach (InterpolationSyntax number in numbers)
        {
            arguments = arguments.Add(SyntaxFactory.Argument(number.Expression.WithoutTrivia()));
        }

        IEnumerable<SyntaxToken> separators = Enumerable.Repeat(SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space), arguments.Count - 1);
        return list.WithArguments(SyntaxFactory.SeparatedList(arguments, separators));
    }
}
