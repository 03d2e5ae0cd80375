// The first answer at which QEMU and the model part, with all that led there.
using System.Text;
using System.Text.Json;

namespace SmmFirmwareKit.Qemu.Live;

/// <summary>A sequence that ends with the difference.</summary>
/// <param name="Machine">The machine it ran on.</param>
/// <param name="Steps">Requests up to the one that differs, with the model's answers.</param>
/// <param name="Answers">QEMU's answers; one fewer if QEMU died.</param>
/// <param name="Death">QEMU's last words, if it died.</param>
public sealed record LiveDifference
{
    internal LiveDifference(LiveMachine machine, IReadOnlyList<LiveStep> steps, IReadOnlyList<StepAnswer> answers, string? death)
    {
        Machine = machine;
        Steps = steps;
        Answers = answers;
        Death = death;
    }

    /// <summary>Number of requests.</summary>
    public int Length => Steps.Count;

    internal LiveMachine Machine { get; }

    internal IReadOnlyList<LiveStep> Steps { get; }

    internal IReadOnlyList<StepAnswer> Answers { get; }

    internal string? Death { get; }

    /// <summary>One line: the request, what QEMU answered, what the model answers.</summary>
    public override string ToString()
    {
        LiveStep last = Steps[^1];
        string request = last.Request.GetRawText();
        return Death is not null
            ? $"QEMU ended at {request}: {Death}"
            : $"{last.Block} on '{Machine.Name}': QEMU answers {Shown(Answers[^1])}, the model {Shown(last.Model)}; request {request}";
    }

    /// <summary>The sequence as a recording with QEMU's answers, which <c>sfk conform</c> replays.</summary>
    public string ToRecording(string name, string note)
    {
        StringBuilder text = new();
        text.Append(Machine.Header(name, note)).Append('\n');
        for (int i = 0; i < Answers.Count; i++)
        {
            text.Append(RecordingLine.Of(i, Steps[i].Request, Answers[i])).Append('\n');
        }

        return text.ToString();
    }

    private static string Shown(StepAnswer answer)
    {
        string[] parts = [answer.Response, answer.Edges.Length > 0 ? "irq " + answer.Edges : "", answer.Events.Length > 0 ? "ev " + answer.Events : ""];
        return string.Join(' ', parts.Where(part => part.Length > 0)) is { Length: > 0 } shown ? shown : "nothing";
    }
}

/// <summary>One line of a recording.</summary>
internal static class RecordingLine
{
    /// <summary>The request with its number in front and the answer behind.</summary>
    public static string Of(int number, JsonElement request, StepAnswer answer)
    {
        StringBuilder line = new();
        line.Append(System.Globalization.CultureInfo.InvariantCulture, $"{{\"i\":{number},").Append(request.GetRawText().AsSpan(1)).Length--;
        Part(line, "r", answer.Response);
        Part(line, "irq", answer.Edges);
        Part(line, "ev", answer.Events);
        return line.Append('}').ToString();
    }

    private static void Part(StringBuilder line, string name, string json)
    {
        if (json.Length > 0)
        {
            line.Append(",\"").Append(name).Append("\":").Append(json);
        }
    }
}
