// What the operator does in the middle of it all: plug, unplug, ask, press the button, reset.
using System.Globalization;
using SmmFirmwareKit.Hardware;
using SmmFirmwareKit.Conformance;

namespace SmmFirmwareKit.Qemu.Live;

internal sealed class OperatorSteps : IStepSource
{
    /// <summary>Ends every sequence: brings the events that are still outstanding.</summary>
    public static readonly string LastEvents = Step.Operate("""{"execute":"query-status"}""");

    private int _added;

    public string Block => "operator";

    public IEnumerable<string> Next(Dice dice, RecordedMachine model) => dice.Below(12) switch
    {
        0 or 1 or 2 => [Plug(dice, model)],
        3 or 4 => [Step.Operate($$$"""{"execute":"device_del","arguments":{"id":"{{{Device(dice, model)}}}"}}""")],
        5 => [Step.Operate("""{"execute":"query-hotpluggable-cpus"}""")],
        6 => [Step.Operate("""{"execute":"query-acpi-ospm-status"}""")],
        7 => [Step.Operate("""{"execute":"query-cpus-fast"}""")],
        8 => [Step.Operate("""{"execute":"system_powerdown"}""")],
        9 => [Step.Reset],
        _ => [LastEvents],
    };

    private string Plug(Dice dice, RecordedMachine model)
    {
        PossibleCpu cpu = model.Chipset.PossibleCpus[dice.Below(model.Chipset.PossibleCpus.Count)];
        string type = dice.OnceIn(20) ? "qemu64-x86_64-cpu" : model.Chipset.Configuration.CpuType;
        int socket = dice.OnceIn(12) ? cpu.Socket + 7 : cpu.Socket;
        string place = dice.OnceIn(8)
            ? $"\"apic-id\":{Text((int)cpu.ApicId)}"
            : $"\"socket-id\":{Text(socket)},\"die-id\":0,\"core-id\":{Text(cpu.Core)},\"thread-id\":{Text(cpu.Thread)}";
        return Step.Operate($$$"""{"execute":"device_add","arguments":{"driver":"{{{type}}}","id":"cpu{{{Text(_added++)}}}",{{{place}}}}}""");
    }

    // A CPU that was there from the start has no name but its place: each is followed by its local APIC.
    private string Device(Dice dice, RecordedMachine model) => dice.OnceIn(5)
        ? $"/machine/unattached/device[{Text(2 * dice.Below(model.Chipset.Configuration.BootCpus))}]"
        : $"cpu{Text(dice.Below(_added + 1))}";

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
