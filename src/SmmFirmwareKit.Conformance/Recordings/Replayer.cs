// Replays a recording of QEMU against the model and finds the first answer that differs.
using System.Text.Json;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Conformance;

/// <summary>Where model and machine part.</summary>
/// <param name="Recording">Name of the recording.</param>
/// <param name="Step">The recording's number of the step.</param>
/// <param name="Request">The step as recorded.</param>
/// <param name="Part">r (response), irq or ev.</param>
/// <param name="Expected">What QEMU answered.</param>
/// <param name="Actual">What the model answers.</param>
/// <param name="Registers">Registers and fields that differ, as the datasheets name them; empty if the step reaches none.</param>
public sealed record Difference(string Recording, int Step, string Request, string Part, string Expected, string Actual, string Registers = "")
{
    public override string ToString() => $"{Recording} step {Step}{(Registers.Length > 0 ? $", {Registers}" : "")}: {Part} should be {Expected}, the model gives {Actual}; request {Request}";
}

/// <summary>What a replay found.</summary>
/// <param name="Recording">Name of the recording.</param>
/// <param name="Steps">Steps compared.</param>
/// <param name="Difference">The first difference; null if there is none.</param>
public sealed record ReplayResult(string Recording, int Steps, Difference? Difference);

/// <summary>Compares response, interrupt edges and events of every step, text for text.</summary>
public static class Replayer
{
    /// <summary>Replays one recording (JSON lines) against a fresh chipset. Stops at the first difference.</summary>
    public static ReplayResult Replay(TextReader lines)
    {
        using JsonDocument header = Parse(lines.ReadLine() ?? "{}");
        string name = Text(header.RootElement, "name");
        var machine = new RecordedMachine(RecordedConfiguration.Parse(header.RootElement));
        bool edges = false;
        int steps = 0;
        while (lines.ReadLine() is { } line)
        {
            using JsonDocument document = Parse(line);
            JsonElement step = document.RootElement;
            if (!step.TryGetProperty("op", out JsonElement operation) || operation.ValueEquals("fwdir"))
            {
                continue;
            }

            // Interrupt edges are recorded only once the recorder listens to the I/O APIC.
            edges |= operation.ValueEquals("irqin");
            steps++;
            if (Compare(name, machine, step, edges) is { } difference)
            {
                return new ReplayResult(name, steps, difference);
            }
        }

        return new ReplayResult(name, steps, null);
    }

    private static Difference? Compare(string name, RecordedMachine machine, JsonElement step, bool edges)
    {
        IReadOnlyList<AccessedRegisters> reached = AccessedRegisters.Of(step, machine.Chipset);
        string response;
        try
        {
            response = machine.Apply(step);
        }
        catch (ExecutionException fault)
        {
            response = fault.Message;
        }

        string irq = machine.Outputs.TakeEdges();
        return Differs(name, step, "r", response, reached)
            ?? (edges ? Differs(name, step, "irq", irq) : null)
            ?? (step.GetProperty("op").ValueEquals("qmp") ? Differs(name, step, "ev", TakeEvents(machine)) : null);
    }

    private static string TakeEvents(RecordedMachine machine)
    {
        string[] events = machine.Outputs.TakeEvents();
        return events.Length == 0 ? "" : $"[{string.Join(',', events)}]";
    }

    private static Difference? Differs(string name, JsonElement step, string part, string actual, IReadOnlyList<AccessedRegisters>? reached = null)
    {
        string expected = step.TryGetProperty(part, out JsonElement recorded) ? recorded.GetRawText() : "";
        return string.Equals(expected, actual, StringComparison.Ordinal)
            ? null
            : new Difference(name, step.GetProperty("i").GetInt32(), step.GetRawText(), part, expected, actual, AccessedRegisters.NamesOf(reached ?? [], expected, actual));
    }

    private static string Text(JsonElement element, string name) => element.TryGetProperty(name, out JsonElement value) ? value.GetString()! : "";

    private static JsonDocument Parse(string line) => JsonDocument.Parse(line);
}
