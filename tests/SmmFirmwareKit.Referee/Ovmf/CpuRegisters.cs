// What QEMU's monitor says of a CPU: where it is, whether it halts, whether it is in SMM.
using System.Globalization;
using System.Text.RegularExpressions;

namespace SmmFirmwareKit.Referee.Ovmf;

/// <param name="Address">Linear address of the next instruction.</param>
internal sealed partial record CpuRegisters(ulong Address, bool InSmm, bool Halted)
{
    /// <summary>Parses <c>info registers -a</c>.</summary>
    public static CpuRegisters[] All(string text) =>
        [.. text.Split("CPU#", StringSplitOptions.RemoveEmptyEntries).Select(block => block.ReplaceLineEndings("\n")).Where(block => block.Contains("IP=", StringComparison.Ordinal)).Select(Parse)];

    private static CpuRegisters Parse(string block) => new(
        Hex(Ip().Match(block)) + Hex(CodeSegment().Match(block)),
        block.Contains("SMM=1", StringComparison.Ordinal),
        block.Contains("HLT=1", StringComparison.Ordinal));

    private static ulong Hex(Match match) => ulong.Parse(match.Groups["value"].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    [GeneratedRegex("[RE]IP=(?<value>[0-9a-f]+)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ip();

    [GeneratedRegex("CS =[0-9a-f]{4} (?<value>[0-9a-f]+)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CodeSegment();
}
