// What an operator would do to one node.
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace SmmFirmwareKit.Mutations.Sites;

/// <param name="At">The node it is about; says where the mutation is, and whether it is out of scope.</param>
/// <param name="Before">The text that is replaced, for people.</param>
/// <param name="After">What replaces it.</param>
/// <param name="Changes">Edits of the file.</param>
internal sealed record Mutation(SyntaxNode At, string Before, string After, params IReadOnlyList<TextChange> Changes)
{
    /// <summary>A node replaced by other text.</summary>
    public static Mutation Replace(SyntaxNode node, string after) => new(node, OnOneLine(node.ToString()), OnOneLine(after), new TextChange(node.Span, after));

    /// <summary>A token of a node replaced by other text; people see the node.</summary>
    public static Mutation Replace(SyntaxNode node, SyntaxToken token, string after)
    {
        string text = node.ToString();
        int start = token.SpanStart - node.SpanStart;
        return new(node, OnOneLine(text), OnOneLine(string.Concat(text.AsSpan(0, start), after, text.AsSpan(start + token.Span.Length))), new TextChange(token.Span, after));
    }

    private static string OnOneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
