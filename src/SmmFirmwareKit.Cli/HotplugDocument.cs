// A hot-plug report for programs: one JSON document, docs/hotplug-json.md.
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Platform.Hotplug;

namespace SmmFirmwareKit.Cli;

/// <summary>Writes the document in a fixed order. Addresses and register values are hexadecimal strings.</summary>
internal static class HotplugDocument
{
    private const int Version = 1;

    // Arrows in evidence stay readable; the document is not embedded in HTML.
    private static readonly JsonWriterOptions s_options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(TextWriter output, HotplugReport report, int exitCode) => Write(output, json =>
    {
        Arguments(json, report.Evidence.Options);
        Machine(json, report.Evidence);
        Array(json, "steps", report.Steps, Step);
        AfterSmi(json, report.Evidence.AfterSmi);
        Stuck(json, report.Evidence.Stuck);
        Array(json, "cpus", report.Evidence.Before.Zip(report.Evidence.After), pair => Cpu(json, pair.First, pair.Second));
        Array(json, "invariants", report.Invariants, check => Invariant(json, check));
        Summary(json, report, exitCode);
        json.WriteNull("fault");
    });

    /// <summary>The same document for a run that a fault ended: nothing is known but the fault.</summary>
    public static void WriteFault(TextWriter output, HotplugOptions options, ExecutionException fault) => Write(output, json =>
    {
        Arguments(json, options);
        json.WriteNull("machine");
        json.WriteNull("afterSmi");
        json.WriteNull("stuck");
        foreach (string name in new[] { "steps", "cpus", "invariants" })
        {
            json.WriteStartArray(name);
            json.WriteEndArray();
        }

        json.WriteNull("summary");
        json.WriteStartObject("fault");
        json.WriteString("id", fault.Id);
        json.WriteString("text", fault.Message);
        json.WriteEndObject();
    });

    private static void Write(TextWriter output, Action<Utf8JsonWriter> content)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, s_options))
        {
            json.WriteStartObject();
            json.WriteString("format", "sfk-hotplug");
            json.WriteNumber("version", Version);
            content(json);
            json.WriteEndObject();
        }

        output.Write(Encoding.UTF8.GetString(stream.ToArray()));
        output.Write('\n');
    }

    private static void Arguments(Utf8JsonWriter json, HotplugOptions options)
    {
        json.WriteStartObject("arguments");
        json.WriteNumber("cpus", options.Cpus);
        json.WriteNumber("max", options.Max);
        json.WriteNumber("add", options.Add);
        json.WriteString("when", Options.Spell(options.Moment));
        if (options.Seed is { } seed)
        {
            json.WriteNumber("seed", seed);
        }
        else
        {
            json.WriteNull("seed");
        }

        json.WriteBoolean("broadcast", options.Broadcast);
        json.WriteString("profile", options.Profile.Name);
        json.WriteEndObject();
    }

    private static void Machine(Utf8JsonWriter json, HotplugEvidence evidence)
    {
        json.WriteStartObject("machine");
        json.WriteString("tsegBase", Hex.Of(evidence.TsegBase));
        json.WriteString("tsegSize", Hex.Of(evidence.TsegSize));
        json.WriteString("smiFeatures", Hex.Of(evidence.NegotiatedFeatures));
        json.WriteString("refusal", evidence.Refusal);
        json.WriteNumber("steps", evidence.Steps);
        json.WriteNumber("virtualNanoseconds", evidence.EndTime);
        json.WriteEndObject();
    }

    private static void Step(Utf8JsonWriter json, HotplugStep step)
    {
        json.WriteStartObject();
        json.WriteString("number", step.Number);
        json.WriteString("title", step.Title);
        json.WriteString("outcome", JsonNamingPolicy.CamelCase.ConvertName(step.Outcome.ToString()));
        json.WriteString("instead", step.Instead.Length == 0 ? null : step.Instead);
        json.WriteStartArray("cpus");
        foreach (int cpu in step.Cpus.Order())
        {
            json.WriteNumberValue(cpu);
        }

        json.WriteEndArray();
        if (step.Time is { } time)
        {
            json.WriteNumber("nanoseconds", time);
        }
        else
        {
            json.WriteNull("nanoseconds");
        }

        json.WriteString("evidence", step.Evidence);
        Array(json, "observations", step.Observations, Observation);
        json.WriteEndObject();
    }

    private static void Observation(Utf8JsonWriter json, Observation seen)
    {
        json.WriteStartObject();
        json.WriteNumber("step", seen.Step);
        json.WriteNumber("nanoseconds", seen.Time);
        json.WriteNumber("cpu", seen.Agent);
        json.WriteBoolean("smm", seen.InSmm);
        json.WriteString("operation", seen.Kind.ToString());
        json.WriteString("address", Hex.Of(seen.Address));
        json.WriteString("value", Hex.Of(seen.Value));
        json.WriteString("function", seen.Function);
        json.WriteEndObject();
    }

    private static void Cpu(Utf8JsonWriter json, CpuSnapshot before, CpuSnapshot after)
    {
        json.WriteStartObject();
        json.WriteNumber("index", before.Index);
        json.WriteNumber("apicId", before.ApicId);
        Snapshot(json, "before", before);
        Snapshot(json, "after", after);
        json.WriteEndObject();
    }

    private static void Snapshot(Utf8JsonWriter json, string name, CpuSnapshot cpu)
    {
        json.WriteStartObject(name);
        json.WriteBoolean("present", cpu.Present);
        json.WriteString("smbase", cpu.Present ? Hex.Of(cpu.Smbase) : null);
        json.WriteBoolean("smm", cpu.InSmm);
        json.WriteString("state", cpu.State);
        json.WriteString("address", cpu.Present ? Hex.Of(cpu.Address) : null);
        json.WriteNumber("smis", cpu.Smis);
        json.WriteNumber("callOuts", cpu.CallOuts);
        json.WriteEndObject();
    }

    private static void AfterSmi(Utf8JsonWriter json, OutsideState? state)
    {
        if (state is null)
        {
            json.WriteNull("afterSmi");
            return;
        }

        json.WriteStartObject("afterSmi");
        Array(json, "cpus", state.Cpus.Zip(state.Flags), pair => SeenFromOutside(json, pair.First, pair.Second));
        json.WriteString("fSmbase", Hex.Of(state.FSmbase));
        json.WriteString("smram", Hex.Of(state.Smram));
        json.WriteString("esmramc", Hex.Of(state.Esmramc));
        json.WriteString("genPmcon1", Hex.Of(state.GenPmcon1));
        json.WriteString("smiEn", Hex.Of(state.SmiEn));
        json.WriteString("at30000", Hex.Of(state.At30000));
        json.WriteEndObject();
    }

    private static void SeenFromOutside(Utf8JsonWriter json, CpuSnapshot cpu, byte flags)
    {
        json.WriteStartObject();
        json.WriteNumber("index", cpu.Index);
        json.WriteNumber("apicId", cpu.ApicId);
        json.WriteString("flags", Hex.Of(flags));
        Snapshot(json, "cpu", cpu);
        json.WriteEndObject();
    }

    private static void Stuck(Utf8JsonWriter json, StuckSmi? stuck)
    {
        if (stuck is null)
        {
            json.WriteNull("stuck");
            return;
        }

        json.WriteStartObject("stuck");
        json.WriteNumber("cpu", stuck.Cpu);
        json.WriteString("function", stuck.Function);
        json.WriteString("address", Hex.Of(stuck.Address));
        json.WriteString("word", stuck.Word);
        json.WriteString("sentence", stuck.Sentence);
        json.WriteString("reason", stuck.Reason);
        json.WriteEndObject();
    }

    private static void Invariant(Utf8JsonWriter json, CheckedInvariant check)
    {
        json.WriteStartObject();
        json.WriteString("id", check.Invariant.Id);
        json.WriteString("sentence", check.Invariant.Sentence);
        json.WriteString("outcome", JsonNamingPolicy.CamelCase.ConvertName(check.Finding.Outcome.ToString()));
        json.WriteString("evidence", check.Finding.Evidence);
        json.WriteEndObject();
    }

    private static void Summary(Utf8JsonWriter json, HotplugReport report, int exitCode)
    {
        json.WriteStartObject("summary");
        json.WriteNumber("held", report.Count(InvariantOutcome.Held));
        json.WriteNumber("violated", report.Count(InvariantOutcome.Violated));
        json.WriteNumber("notExercised", report.Count(InvariantOutcome.NotExercised));
        json.WriteNumber("exitCode", exitCode);
        json.WriteEndObject();
    }

    private static void Array<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write) =>
        Array(json, name, items, item => write(json, item));

    private static void Array<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (T item in items)
        {
            write(item);
        }

        json.WriteEndArray();
    }
}
