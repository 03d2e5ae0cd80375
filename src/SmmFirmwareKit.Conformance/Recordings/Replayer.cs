// Replays a recording of QEMU against the model and finds the first answer that differs.
using System.Text.Json;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Hardware;

namespace SmmFirmwareKit.Conformance;

/// <summary>Compares response, interrupt edges and events of every step, text for text.</summary>
public static class Replayer
{
    /// <summary>Replays one recording (JSON lines) against a fresh chipset. Stops at the first difference.</summary>
    public static ReplayResult Replay(TextReader lines) => Replay(lines, []);

    /// <summary>Replays one recording; stops at the first difference that is not deliberate.</summary>
    public static ReplayResult Replay(TextReader lines, IReadOnlyList<DeliberateDifference> deliberate)
    {
        using JsonDocument header = JsonDocument.Parse(lines.ReadLine() ?? "{}");
        string name = StepFields.Text(header.RootElement, "name");
        string block = BlockOf(name);
        var machine = RecordedMachine.Of(header.RootElement);
        List<Difference> differences = [];
        int steps = 0;
        while (lines.ReadLine() is { } line)
        {
            using JsonDocument document = JsonDocument.Parse(line);
            JsonElement step = document.RootElement;
            if (IsHeading(step) || StepFields.Text(step, "op") is "fwdir")
            {
                continue;
            }

            steps++;
            differences.AddRange(Compare(block, name, machine, step));
            if (differences.Exists(difference => !deliberate.Any(entry => entry.Excuses(difference))))
            {
                break;
            }
        }

        return new ReplayResult(block, name, steps, "steps", differences);
    }

    // mch_03_smram_lock, fuzz_mch_0 and live_mch_… are all about the MCH.
    private static string BlockOf(string recording) => recording.Split('_') switch
    {
        ["fuzz" or "live", var block, ..] => block,
        [var block, ..] => block,
        [] => recording,
    };

    private static IEnumerable<Difference> Compare(string block, string name, RecordedMachine machine, JsonElement step)
    {
        string response;
        try
        {
            response = machine.Apply(step);
        }
        catch (ExecutionException fault) when (fault.Id is not RecordedMachine.NotUnderstood)
        {
            response = fault.Message;
        }

        string irq = machine.Outputs.TakeEdges();
        StepDifference?[] parts =
        [
            Differs(block, name, step, "r", response, machine.Chipset),
            Differs(block, name, step, "irq", irq),
            StepFields.Text(step, "op") is "qmp" ? Differs(block, name, step, "ev", TakeEvents(machine)) : null,
        ];
        return parts.OfType<Difference>();
    }

    private static string TakeEvents(RecordedMachine machine)
    {
        string[] events = machine.Outputs.TakeEvents();
        return events.Length == 0 ? "" : $"[{string.Join(',', events)}]";
    }

    // Only reads answer, and no read moves an index or a selector: what the step reached is still to be seen after it.
    private static StepDifference? Differs(string block, string name, JsonElement step, string part, string actual, Chipset? chipset = null)
    {
        string expected = step.TryGetProperty(part, out JsonElement recorded) ? recorded.GetRawText() : "";
        if (string.Equals(expected, actual, StringComparison.Ordinal))
        {
            return null;
        }

        string registers = chipset is null ? "" : AccessedRegisters.NamesOf(AccessedRegisters.Of(step, chipset), expected, actual);
        return new StepDifference(block, name, StepFields.Count(step, "i", int.MaxValue), step.GetRawText(), part, expected, actual, registers);
    }

    private static bool IsHeading(JsonElement line) => line.ValueKind == JsonValueKind.Object && line.TryGetProperty("section", out _);
}
