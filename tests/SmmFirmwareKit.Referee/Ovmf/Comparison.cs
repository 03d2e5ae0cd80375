// Values compared one by one, with a count and a line for each difference.
using System.Globalization;

namespace SmmFirmwareKit.Referee.Ovmf;

internal sealed class Comparison(TextWriter output)
{
    public int Compared { get; private set; }

    public int Differences { get; private set; }

    public void Same(string what, string ofQemu, string ofTheKit)
    {
        Compared++;
        if (!string.Equals(ofQemu, ofTheKit, StringComparison.Ordinal))
        {
            Differences++;
            output.WriteLine($"{what}: OVMF on QEMU {ofQemu}, the kit {ofTheKit}");
        }
    }

    public void Same(string what, ulong ofQemu, ulong ofTheKit) => Same(what, Hex(ofQemu), Hex(ofTheKit));

    public void Same(string what, bool ofQemu, bool ofTheKit) => Same(what, ofQemu ? "yes" : "no", ofTheKit ? "yes" : "no");

    private static string Hex(ulong value) => string.Create(CultureInfo.InvariantCulture, $"0x{value:X}");
}
