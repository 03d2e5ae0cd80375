// The boot image in QEMU's TCG and its twin on the model under the qemu-tcg rules: every line must be the same.
using System.Globalization;
using SmmFirmwareKit.Conformance;
using SmmFirmwareKit.Hardware;

namespace SmmFirmwareKit.Referee.BootImage;

internal static class BootImageComparison
{
    private const int Context = 40;
    private const string Name = "boot image";
    private const string Image = "image ";

    /// <summary>Compares and prints a summary; 0 if nothing differs or the comparison was skipped.</summary>
    public static int Run(TextWriter output)
    {
        if (ProbeInQemu.Missing() is { } program)
        {
            output.WriteLine(new ComparisonSummary(Name, "0 rows, 0 bytes", 0, Skipped: 1) { Because = $"{program} is not installed" });
            return 0;
        }

        string[] expected = ProbeInQemu.Run();
        string[] actual = ProbeMachine.Run(EventOrder.QemuTcg);
        int differences = 0;
        for (int i = 0; i < Math.Max(expected.Length, actual.Length); i++)
        {
            differences += Compare(output, i, expected.ElementAtOrDefault(i) ?? "(nothing)", actual.ElementAtOrDefault(i) ?? "(nothing)");
        }

        if (expected.LastOrDefault() is not "end")
        {
            differences++;
            output.WriteLine("QEMU did not reach the end of the boot image");
        }

        output.WriteLine(new ComparisonSummary(Name, Compared(expected), differences));
        return differences == 0 ? 0 : 1;
    }

    private static string Compared(string[] lines)
    {
        int images = lines.Count(line => line.StartsWith(Image, StringComparison.Ordinal));
        int rows = lines.Count(line => line is not "end") - images;
        return string.Create(CultureInfo.InvariantCulture, $"{rows} rows of events, {images * ProbeMemory.DumpSize} bytes of {images} save states");
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
    private static string Place(string line, int at) => line.StartsWith(Image, StringComparison.Ordinal)
        ? string.Create(CultureInfo.InvariantCulture, $"SMBASE+0x{0xFC00 + ((at - line.IndexOf(':', StringComparison.Ordinal) - 1) / 2):X4}")
        : line[..Math.Max(line.IndexOf(':', StringComparison.Ordinal), 0)];
}
