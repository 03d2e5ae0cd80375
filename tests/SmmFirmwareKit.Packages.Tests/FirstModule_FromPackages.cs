// The sample of docs/first-module.md, built as a user builds it: from packages, outside the repository.
using System.Globalization;
using System.Text.RegularExpressions;
using SmmFirmwareKit.Platform.Tests.Architecture;

namespace SmmFirmwareKit.Packages.Tests;

public sealed partial class FirstModule_FromPackages(UserFolder user) : IClassFixture<UserFolder>
{
    [Fact]
    public void Board_BootsWithTheModule_AndPrintsWhatItDid()
    {
        (int exitCode, string output) = user.Dotnet("run", "--project", "Board", "-c", "Release");
        Assert.True(exitCode == 0, output);
        Assert.Matches("^record at 0x1F[0-9A-F]{6}, in SMRAM: samples 3, last 86 C valid 1, warnings 2\r?\nsensor: 84 C, trip point 70 C, locked True\r?\nsave state: RAX 0x1122334455667788, RIP at its row\r?\n$", output);
    }

    [Fact]
    public void Mistakes_AreRefused_EachInItsLine()
    {
        (int exitCode, string output) = user.Dotnet("build", "Mistakes", "--nologo", "-v", "q");
        Assert.True(exitCode != 0, "the mistakes built");
        string[] reported = [.. Error().Matches(output).Select(match => $"{match.Groups["line"].Value}: {match.Groups["id"].Value}").Distinct(StringComparer.Ordinal)];
        Assert.Equal(string.Join(", ", Expected()), string.Join(", ", reported.Order(StringComparer.Ordinal)));
    }

    private static string[] Expected() => [.. File.ReadAllLines(Path.Combine(Repository.Root(), "samples", "first-module", "Mistakes", "Mistakes.cs"))
        .Select((text, index) => (Match: Mark().Match(text), Line: index + 1))
        .Where(line => line.Match.Success)
        .Select(line => string.Create(CultureInfo.InvariantCulture, $"{line.Line}: {line.Match.Groups["id"].Value}"))
        .Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"Mistakes\.cs\((?<line>\d+),\d+\): error (?<id>\w+):", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Error();

    [GeneratedRegex(@"// (?<id>SFK\d{4})$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mark();
}
