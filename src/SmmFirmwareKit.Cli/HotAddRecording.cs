// A recorded hot-add: a log of QEMU with OVMF, one transition into or out of SMM a line.
using System.Globalization;
using System.Text.RegularExpressions;
using SmmFirmwareKit.Conformance;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Platform.Hotplug;

namespace SmmFirmwareKit.Cli;

/// <summary>
/// "21.680ms SMM cpu=2 smbase=00030000 rip=c csbase=9f000 x=0". Times and addresses of code are the recording's own; the file's name says
/// how many of how many CPUs were there and how many were added.
/// </summary>
internal static partial class HotAddRecording
{
    /// <summary>For <see cref="RecordingReader"/>.</summary>
    public static RecordingKind Kind { get; } = new("hot-adds", line => Line().IsMatch(line), (name, lines) => [HotAddReplay.Replay(name, OptionsOf(name), Parse(lines))]);

    private static List<SmmTransition> Parse(TextReader lines)
    {
        List<SmmTransition> transitions = [];
        while (lines.ReadLine() is { } line)
        {
            Match match = Line().Match(line);
            transitions.Add(match.Success ? Read(match) : throw Unknown($"the line '{line}' of a recorded hot-add"));
        }

        return transitions.Exists(seen => seen.Cpu == 0) ? transitions : throw Unknown("a recorded hot-add without CPU 0");
    }

    private static SmmTransition Read(Match match) => new(
        match.Groups["kind"].Value,
        int.Parse(match.Groups["cpu"].ValueSpan, CultureInfo.InvariantCulture),
        uint.Parse(match.Groups["smbase"].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture));

    private static HotplugOptions OptionsOf(string name)
    {
        Match match = Name().Match(name);
        HotplugOptions? options = match.Success ? new() { Cpus = Number(match, "cpus"), Max = Number(match, "slots"), Add = Number(match, "added") } : null;
        return options is not null && options.Complaint() is null ? options : throw Unknown($"the name '{name}' of a recorded hot-add");
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    private static ExecutionException Unknown(string what) => new("SFK7107", $"{what} is not understood; teach HotAddRecording what it means");

    [GeneratedRegex(@"^-?[0-9.]+ms (?<kind>SMM|RSM|INIT|SIPI) cpu=(?<cpu>[0-9]{1,4}) smbase=(?<smbase>[0-9a-f]{8}) ", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Line();

    [GeneratedRegex(@"^hotadd-(?<cpus>[0-9]{1,4})-of-(?<slots>[0-9]{1,4})-add-(?<added>[0-9]{1,4})$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();
}
