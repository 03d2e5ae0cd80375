// What a function's comment says about its statuses.
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace SmmFirmwareKit.Generators.Correspondence;

/// <remarks>
/// The form: a word in capitals that names a member of EFI_STATUS, with or without EFI_, documents that status, wherever it stands
/// in the documentation comment ("NOT_FOUND: the slot is empty."). "Propagated from F, G." documents what these functions or
/// members return; the statuses may stand there, too ("Propagated from F (NOT_FOUND)."). SUCCESS need not be named. The text is read as it
/// stands: the compiler parses such comments only when it is to write a documentation file.
/// </remarks>
/// <param name="Statuses">Names of members of EfiStatus.</param>
/// <param name="Sources">Names of functions.</param>
internal sealed record StatusComment(HashSet<string> Statuses, HashSet<string> Sources)
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(1);

    // A dot inside a name (Smi.SmiManage) does not end the sentence.
    private static readonly Regex s_propagated = new(@"Propagated from (?<names>([^.]|\.\w)*)\.", RegexOptions.ExplicitCapture, s_limit);
    private static readonly Regex s_markup = new(@"<see cref=""|"" ?/>|\([^)]*\)|</?c>", RegexOptions.ExplicitCapture, s_limit);
    private static readonly Regex s_name = new(@"(\w+\.)*(?<name>\w+)", RegexOptions.ExplicitCapture, s_limit);
    private static readonly Regex s_status = new(@"\b(EFI_)?(?<name>[A-Z]+(_[A-Z]+)*)\b", RegexOptions.ExplicitCapture, s_limit);

    public static StatusComment Of(IMethodSymbol method, StatusNames names, CancellationToken cancellation)
    {
        string text = string.Join(" ", Parts(method).Select(reference => Text(reference.GetSyntax(cancellation))));
        IEnumerable<string> sources = Matches(s_propagated, text, "names").SelectMany(Sentence).Where(name => names.OfWord(name) is null);
        IEnumerable<string> statuses = Matches(s_status, text, "name").Select(names.OfWord).OfType<string>();
        return new(new(statuses, StringComparer.Ordinal), new(sources, StringComparer.OrdinalIgnoreCase));
    }

    private static IEnumerable<SyntaxReference> Parts(IMethodSymbol method) =>
        (method.PartialDefinitionPart ?? method).DeclaringSyntaxReferences.Concat(method.PartialImplementationPart?.DeclaringSyntaxReferences ?? []);

    private static string Text(SyntaxNode declaration) => string.Join(" ", declaration.GetLeadingTrivia().ToFullString().Split('\n')
        .Select(line => line.Trim())
        .Where(line => line.StartsWith("///", StringComparison.Ordinal))
        .Select(line => line.Substring(3).Trim()));

    private static IEnumerable<string> Sentence(string list) => Matches(s_name, s_markup.Replace(list, ""), "name").Where(name => name is not "and" and not "or");

    private static IEnumerable<string> Matches(Regex form, string text, string group) => form.Matches(text).Cast<Match>().Select(match => match.Groups[group].Value);
}
