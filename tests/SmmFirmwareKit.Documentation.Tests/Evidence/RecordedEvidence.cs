// Which registers the committed recordings touch: every step is carried out, and looked at just before.
using System.Text.Json;
using SmmFirmwareKit.Conformance;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Hardware.Tests;

namespace SmmFirmwareKit.Documentation.Tests.Evidence;

internal static class RecordedEvidence
{
    public static RegisterTouches Gather()
    {
        RegisterTouches touches = new();
        foreach (string name in RecordedFiles.Names())
        {
            Replay(name, touches);
        }

        return touches;
    }

    /// <summary>Carries out a step and counts what it reached; what a refused operator asked for changed nothing.</summary>
    public static void Count(JsonElement step, RecordedMachine machine, RegisterTouches touches, string origin)
    {
        IReadOnlyList<AccessedRegisters> reached = AccessedRegisters.Of(step, machine.Chipset);
        bool refused;
        try
        {
            refused = machine.Apply(step).Contains("\"error\"", StringComparison.Ordinal);
        }
        catch (ExecutionException)
        {
            refused = true; // left out of the model: nothing stands behind it
        }

        touches.Count(refused ? [] : reached, origin);
    }

    private static void Replay(string name, RegisterTouches touches)
    {
        using TextReader lines = RecordedFiles.Open(name);
        using JsonDocument header = JsonDocument.Parse(lines.ReadLine()!);
        RecordedMachine machine = RecordedMachine.Of(header.RootElement);
        string kind = name[..name.IndexOf('_', StringComparison.Ordinal)];
        while (lines.ReadLine() is { } line)
        {
            using JsonDocument document = JsonDocument.Parse(line);
            if (document.RootElement.TryGetProperty("op", out JsonElement operation) && !operation.ValueEquals("fwdir"))
            {
                Count(document.RootElement, machine, touches, kind);
            }
        }
    }
}
