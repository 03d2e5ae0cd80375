// The files that the generators wrote, by name.
using System.Text;
using Microsoft.CodeAnalysis;

namespace SmmFirmwareKit.Testing;

public sealed class GeneratedFiles
{
    private readonly IReadOnlyList<GeneratedSourceResult> _files;

    internal GeneratedFiles(IReadOnlyList<GeneratedSourceResult> files) => _files = files;

    /// <summary>In ordinal order: the order in which generators ran says nothing.</summary>
    public IReadOnlyList<string> Names => [.. _files.Select(file => file.HintName)];

    /// <summary>The one file whose name ends with this: <c>Mailbox.Structure.g.cs</c>.</summary>
    public string File(string name)
    {
        GeneratedSourceResult[] found = [.. _files.Where(file => file.HintName.EndsWith(name, StringComparison.Ordinal))];
        return found is [var one]
            ? Text(one)
            : throw new InvalidOperationException($"{(found.Length == 0 ? "no file" : "more than one file")} '{name}' among: {string.Join(", ", Names)}. A refused declaration generates nothing: its build says why");
    }

    /// <summary>All files, each below a line with its name.</summary>
    public string All() => _files.Aggregate(new StringBuilder(), (all, file) => all.Append("// ---- ").Append(file.HintName).Append('\n').Append(Text(file)).Append('\n')).ToString();

    private static string Text(GeneratedSourceResult file) => file.SourceText.ToString().ReplaceLineEndings("\n");
}
