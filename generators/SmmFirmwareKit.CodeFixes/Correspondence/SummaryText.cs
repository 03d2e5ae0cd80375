// Adds a sentence to the summary of a declaration's documentation comment.
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SmmFirmwareKit.CodeFixes.Correspondence;

/// <remarks>As text: the compiler parses such comments only when it is to write a documentation file.</remarks>
internal static class SummaryText
{
    private const string From = "Propagated from ";
    private const string End = "</summary>";

    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(1);

    // Up to the full stop: a dot inside a name (Smi.SmiManage) does not end the sentence.
    private static readonly Regex s_propagated = new(From + @"([^.]|\.\w)*(?=\.)", RegexOptions.ExplicitCapture, s_limit);
    private static readonly Regex s_endOnItsOwnLine = new(@"(?<=\n)(?<indent>[ \t]*)///[ \t]*" + End, RegexOptions.ExplicitCapture, s_limit);

    public static SyntaxNode Add(SyntaxNode declaration, string sentence)
    {
        string trivia = declaration.GetLeadingTrivia().ToFullString();
        return declaration.WithLeadingTrivia(SyntaxFactory.ParseLeadingTrivia(With(trivia, sentence)));
    }

    private static string With(string trivia, string sentence)
    {
        if (sentence.StartsWith(From, StringComparison.Ordinal) && s_propagated.IsMatch(trivia))
        {
            return s_propagated.Replace(trivia, "$0, " + sentence.Substring(From.Length).TrimEnd('.'), 1);
        }

        Match end = s_endOnItsOwnLine.Match(trivia);
        if (end.Success)
        {
            return trivia.Insert(end.Index, end.Groups["indent"].Value + "/// " + sentence + LineEnd(trivia));
        }

        int summary = trivia.IndexOf(End, StringComparison.Ordinal);
        return summary >= 0 ? trivia.Insert(summary, " " + sentence) : NewSummary(trivia, sentence);
    }

    private static string NewSummary(string trivia, string sentence)
    {
        string indent = trivia.Substring(trivia.LastIndexOf('\n') + 1);
        return trivia + "/// <summary>" + sentence + End + LineEnd(trivia) + indent;
    }

    private static string LineEnd(string trivia) => trivia.Contains("\r\n") ? "\r\n" : "\n";
}
