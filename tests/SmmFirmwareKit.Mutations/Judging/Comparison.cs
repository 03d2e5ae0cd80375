// The comparisons with QEMU that a mutant has to fail, cheapest first.
using System.Globalization;
using SmmFirmwareKit.Mutations.Model;
using SmmFirmwareKit.Qemu.Connection;
using SmmFirmwareKit.Referee;

namespace SmmFirmwareKit.Mutations.Judging;

/// <param name="Name">As the table has it.</param>
/// <param name="Program">The assembly to run.</param>
/// <param name="Arguments">Its command line.</param>
/// <param name="Needs">Programs that a user need not have.</param>
/// <param name="Mark">What a line that shows a difference contains.</param>
internal sealed record Comparison(string Name, string Program, string[] Arguments, string[] Needs, string Mark)
{
    /// <param name="operations">Of the live comparison; 0 for none.</param>
    public static IReadOnlyList<Comparison> All(int operations) =>
    [
        new("recordings", "sfk.dll", ["conform", Repository.Recordings], [], " the model gives "),
        new("boot image", "SmmFirmwareKit.Referee.dll", ["boot-image"], [QemuProcess.Program, "nasm"], ", the model '"),
        .. operations > 0 ? [Live(operations)] : Array.Empty<Comparison>(),
    ];

    private static Comparison Live(int operations) =>
        new("live", "sfk.dll", ["conform", "--live", "--seed", "1", "--operations", operations.ToString(CultureInfo.InvariantCulture)], [QemuProcess.Program], ", the model ");

    /// <summary>The first program that is missing; null if all are there.</summary>
    public string? Missing() => Needs.FirstOrDefault(program => Programs.Find(program) is null);

    /// <summary>The first difference's words in what the comparison printed, beside what it prints when there is none.</summary>
    public string FirstDifference(Outcome outcome, IReadOnlyList<string> whenNone)
    {
        string[] news = [.. outcome.Lines.Except(whenNone, StringComparer.Ordinal)];
        return outcome.ExitCode is null
            ? "did not end"
            : Array.Find(news, line => line.Contains(Mark, StringComparison.Ordinal))
                ?? Array.Find(news, line => line.Contains(": ", StringComparison.Ordinal))
                ?? news.LastOrDefault(string.Create(CultureInfo.InvariantCulture, $"exit code {outcome.ExitCode}"));
    }
}

/// <param name="ExitCode">Null if the bound was reached.</param>
/// <param name="Lines">Standard output, then standard error.</param>
internal sealed record Outcome(int? ExitCode, IReadOnlyList<string> Lines)
{
    public bool Held => ExitCode == 0;
}
