// Compares text with the accepted text in a .verified.txt beside the test: the conventions of the Verify library.
using System.Runtime.CompilerServices;
using System.Text;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace SmmFirmwareKit.Generators.Tests.Snapshots;

/// <summary>
/// A snapshot that differs leaves a .received.txt and fails with the difference. To accept what is generated now:
/// <c>SFK_ACCEPT_SNAPSHOTS=1 dotnet test tests/SmmFirmwareKit.Generators.Tests</c>, then read the change in git.
/// </summary>
internal static class Verifier
{
    private const string AcceptVariable = "SFK_ACCEPT_SNAPSHOTS";

    public static Task Verify(string text, [CallerFilePath] string file = "", [CallerMemberName] string member = "") =>
        Verify(text, Repository.PathOf(file), member, Environment.GetEnvironmentVariable(AcceptVariable) is "1");

    /// <summary>As above, with the place and the decision spelled out.</summary>
    internal static async Task Verify(string text, string testFile, string member, bool accept)
    {
        string stem = Path.ChangeExtension(testFile, null) + "." + member;
        (string verified, string received) = (stem + ".verified.txt", stem + ".received.txt");
        string expected = File.Exists(verified) ? Lines(await File.ReadAllTextAsync(verified)) : "";
        string actual = Lines(text);
        bool same = string.Equals(actual, expected, StringComparison.Ordinal);
        if (!same && !accept)
        {
            await File.WriteAllTextAsync(received, actual);
            Assert.Fail($"{Path.GetFileName(verified)} differs from what was generated; to accept it run with {AcceptVariable}=1\n{Difference(expected, actual)}");
        }

        if (!same)
        {
            await File.WriteAllTextAsync(verified, actual);
        }

        File.Delete(received);
    }

    // Verified text ends without a line break (.editorconfig), whatever a checkout did to the others.
    private static string Lines(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n');

    private static string Difference(string expected, string actual)
    {
        StringBuilder lines = new();
        foreach (DiffPiece piece in InlineDiffBuilder.Diff(expected, actual).Lines)
        {
            string? mark = piece.Type switch { ChangeType.Inserted => "+ ", ChangeType.Deleted => "- ", _ => "  " };
            lines.Append(mark).Append(piece.Text).Append('\n');
        }

        return lines.ToString();
    }
}
