// The boot image in QEMU's TCG and its twin on the model under the qemu-tcg rules: every line must be the same.
using System.Globalization;
using SmmFirmwareKit.Hardware;

namespace SmmFirmwareKit.Referee.BootImage;

internal static class BootImageComparison
{
    private const int Context = 40;

    /// <summary>Compares and prints a summary; 0 if nothing differs or the comparison was skipped.</summary>
    public static int Run(TextWriter output)
    {
        if (ProbeInQemu.Missing() is { } program)
        {
            output.WriteLine($"boot image: skipped 1, because {program} is not installed");
            return 0;
        }

        string[] expected = ProbeInQemu.Run();
        string[] actual = ProbeMachine.Run(EventOrder.QemuTcg);
        int differences = 0;
        for (int i = 0; i < Math.Max(expected.Length, actual.Length); i++)
        {
            differences += Compare(output, i, expected.ElementAtOrDefault(i) ?? "(nothing)", actual.ElementAtOrDefault(i) ?? "(nothing)");
        }

        bool complete = expected.LastOrDefault() is "end";
        int images = expected.Count(line => line.StartsWith("image ", StringComparison.Ordinal));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"boot image: {expected.Length - images - (complete ? 1 : 0)} rows of events and {images} save states of {ProbeMemory.DumpSize} bytes compared, {differences} differences, 0 skipped{(complete ? "" : "; QEMU did not reach the end")}"));
        return differences == 0 && complete ? 0 : 1;
    }

    private static int Compare(TextWriter output, int number, string expected, string actual)
    {
        if (string.Equals(expected, actual, StringComparison.Ordinal))
        {
            return 0;
        }

        int at = expected.Zip(actual).TakeWhile(pair => pair.First == pair.Second).Count();
        int from = Math.Max(at - Context, 0);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"line {number + 1}, from column {from}: QEMU '{Part(expected, from)}', the model '{Part(actual, from)}' ({Place(expected, at)})"));
        return 1;
    }

    private static string Part(string line, int from) => line.Length <= from ? "" : line.Substring(from, Math.Min(2 * Context, line.Length - from));

    // A save state is printed as two digits a byte from SMBASE+0xFC00.
    private static string Place(string line, int at) => line.StartsWith("image ", StringComparison.Ordinal)
        ? string.Create(CultureInfo.InvariantCulture, $"SMBASE+0x{0xFC00 + ((at - line.IndexOf(':', StringComparison.Ordinal) - 1) / 2):X4}")
        : line[..Math.Max(line.IndexOf(':', StringComparison.Ordinal), 0)];
}
