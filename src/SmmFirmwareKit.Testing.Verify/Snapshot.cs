// One accepted text beside a test, and what becomes of a text that differs from it.
using System.Text;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace VerifyTests;

/// <param name="stem">The file's path up to <c>.verified.txt</c>.</param>
internal sealed class Snapshot(string stem)
{
    private const string AcceptVariable = "SFK_ACCEPT_SNAPSHOTS";

    private readonly string _verified = stem + ".verified.txt";
    private readonly string _received = stem + ".received.txt";

    public Task Compare(string text) => Compare(text, Environment.GetEnvironmentVariable(AcceptVariable) is "1");

    internal async Task Compare(string text, bool accept)
    {
        string expected = File.Exists(_verified) ? Lines(await File.ReadAllTextAsync(_verified)) : "";
        string actual = Lines(text);
        bool same = File.Exists(_verified) && string.Equals(actual, expected, StringComparison.Ordinal);
        if (!same && !accept)
        {
            await File.WriteAllTextAsync(_received, actual);
            throw new VerifyException($"{Path.GetFileName(_verified)} differs from what was received; to accept it run with {AcceptVariable}=1\n{Difference(expected, actual)}");
        }

        if (!same)
        {
            await File.WriteAllTextAsync(_verified, actual);
        }

        File.Delete(_received);
    }

    // Verified text ends without a line break, whatever a checkout did to the others.
    private static string Lines(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n');

    private static string Difference(string expected, string actual)
    {
        StringBuilder lines = new();
        foreach (DiffPiece piece in InlineDiffBuilder.Diff(expected, actual).Lines)
        {
            string mark = piece.Type switch { ChangeType.Inserted => "+ ", ChangeType.Deleted => "- ", _ => "  " };
            lines.Append(mark).Append(piece.Text).Append('\n');
        }

        return lines.ToString();
    }
}
