// What the operator does in the middle of it all: plug, unplug, ask, press the button, reset, and get things wrong.
using System.Globalization;
using SmmFirmwareKit.Conformance;
using SmmFirmwareKit.Conformance.Operator;

namespace SmmFirmwareKit.Qemu.Live;

internal sealed class OperatorSteps : IStepSource
{
    /// <summary>Ends every sequence: brings the events that are still outstanding.</summary>
    public static readonly string LastEvents = Step.Operate("""{"execute":"query-status"}""");

    private static readonly string[] s_queries = ["query-hotpluggable-cpus", "query-acpi-ospm-status", "query-cpus-fast", "system_powerdown"];
    private static readonly string[] s_noDevices = ["nothing", "", "/", "/machine", "/machine/peripheral", "/nowhere", "cpu", "device[0]"];

    private int _added;

    public string Block => "operator";

    public IEnumerable<string> Next(Dice dice, RecordedMachine model) => dice.Below(12) switch
    {
        0 or 1 or 2 => [PlugRequest.Random(dice, model, $"cpu{Text(dice.OnceIn(12) ? dice.Below(_added + 1) : _added++)}")],
        3 or 4 => [Unplug(dice, model)],
        >= 5 and <= 8 and var query => [Step.Operate($$$"""{"execute":"{{{s_queries[query - 5]}}}"{{{(dice.OnceIn(30) ? ",\"arguments\":{\"more\":1}" : "")}}}}""")],
        9 => [Step.Reset],
        _ => [LastEvents],
    };

    private string Unplug(Dice dice, RecordedMachine model) => dice.OnceIn(30)
        ? Step.Operate("""{"execute":"device_del"}""")
        : Step.Operate($$$"""{"execute":"device_del","arguments":{"id":"{{{Device(dice, model)}}}"}}""");

    // A CPU that was there from the start has no name but its place, nor have those added without one.
    private string Device(Dice dice, RecordedMachine model) => dice.Below(16) switch
    {
        0 => dice.Of<string>(s_noDevices),
        1 => $"/machine/peripheral/cpu{Text(dice.Below(_added + 1))}",
        2 => $"/machine/peripheral-anon/device[{Text(dice.Below(3))}]",
        3 => "/machine/unattached/device[1]",
        4 or 5 or 6 => CpuDevices.BootPath(dice.Below(model.Chipset.Configuration.BootCpus)),
        _ => $"cpu{Text(dice.Below(_added + 1))}",
    };

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
