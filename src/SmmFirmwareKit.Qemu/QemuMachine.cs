// A QEMU that carries out the steps of recordings: the other side of RecordedMachine.
using System.Globalization;
using System.Text.Json;
using SmmFirmwareKit.Conformance;
using SmmFirmwareKit.Qemu.Connection;

namespace SmmFirmwareKit.Qemu;

/// <summary>What QEMU answered to one step, in the words of the recordings; empty text for a part that is absent.</summary>
internal sealed record StepAnswer(string Response, string Edges, string Events);

/// <summary>A step, and the event with which QEMU announces what the whole machine does after it; empty if nothing.</summary>
internal readonly record struct PlayedStep(JsonElement Request, string Announcement);

/// <summary>Takes steps one by one and answers them in order; qtest steps are pipelined.</summary>
internal sealed class QemuMachine : IDisposable
{
    // More in flight could fill both socket buffers, with each side waiting for the other to read.
    private const int MostInFlight = 256;
    private const string Barrier = "inb 0x80";

    private readonly QemuProcess _process;
    private readonly QtestClient _qtest;
    private readonly QmpClient _qmp;
    private readonly QtestWords _words;
    private readonly Queue<PendingStep> _pending = [];
    private readonly List<StepAnswer> _answers = [];

    public QemuMachine(string path, IEnumerable<string> arguments)
        : this(path, arguments, Patience.Usual)
    {
    }

    internal QemuMachine(string path, IEnumerable<string> arguments, Patience patience)
    {
        _process = new QemuProcess(path, arguments, patience, (RecordedFlash.FileName, RecordedFlash.Image()));
        _qtest = new QtestClient(_process);
        try
        {
            _qmp = new QmpClient(_process);
            _words = new QtestWords(new FwCfgDirectory(_qtest).SelectorOf);
        }
        catch
        {
            _process.Dispose();
            throw;
        }
    }

    /// <summary>Carries out steps; fewer answers than steps mean that QEMU died, see <see cref="Complaint"/>.</summary>
    public IReadOnlyList<StepAnswer> Play(IEnumerable<PlayedStep> steps)
    {
        _answers.Clear();
        foreach (PlayedStep step in steps)
        {
            if (!Play(step))
            {
                return _answers;
            }
        }

        Drain();
        return _answers;
    }

    public string Complaint() => _process.Complaint();

    public void Dispose() => _process.Dispose();

    private bool Play(PlayedStep step)
    {
        if (_words.Translate(step.Request) is { } pending)
        {
            foreach (string command in pending.Commands)
            {
                _qtest.Send(command);
            }

            _pending.Enqueue(pending);
            return step.Announcement.Length > 0 ? Drain() && Await(step.Announcement) : _pending.Count < MostInFlight || Drain();
        }

        return Drain() && Operate(step.Request);
    }

    private bool Drain()
    {
        _qtest.Flush();
        while (_pending.TryDequeue(out PendingStep? step))
        {
            var replies = new string[step.Commands.Count];
            for (int i = 0; i < replies.Length; i++)
            {
                if (_qtest.Receive() is not { } reply)
                {
                    return false;
                }

                replies[i] = reply;
            }

            _answers.Add(new StepAnswer(step.Response(replies), Edges(), ""));
        }

        return true;
    }

    private bool Operate(JsonElement step)
    {
        string response;
        try
        {
            response = step.GetProperty("op").GetString() switch
            {
                "reset" => Reset(),
                "negotiated" => Negotiated(),
                _ => Execute(step.GetProperty("req")),
            };
        }
        catch (QemuEndedException)
        {
            return false;
        }

        if (!Settle())
        {
            return false;
        }

        string events = step.GetProperty("op").ValueEquals("qmp") ? Joined(_qmp.TakeEvents()) : "";
        _answers.Add(new StepAnswer(response, Edges(), events));
        return true;
    }

    // What a reset does to interrupt lines belongs to the step that asked for it.
    private bool Await(string announcement)
    {
        bool heard;
        try
        {
            heard = _qmp.Hears(announcement);
        }
        catch (QemuEndedException)
        {
            return false;
        }

        if (!Settle())
        {
            return false;
        }

        StepAnswer last = _answers[^1];
        _answers[^1] = last with { Response = heard ? last.Response : $"\"no {announcement}\"", Edges = Concatenated(last.Edges, Edges()) };
        return true;
    }

    // Edges that something other than an access caused arrive before the answer to this.
    private bool Settle()
    {
        _qtest.Send(Barrier);
        _qtest.Flush();
        return _qtest.Receive() is not null;
    }

    private string Reset()
    {
        _qmp.SystemReset();
        return "";
    }

    private string Execute(JsonElement request)
    {
        string reply = _qmp.Execute(request.GetRawText());
        if (request.GetProperty("execute").ValueEquals("system_powerdown") && reply.StartsWith("{\"return\"", StringComparison.Ordinal))
        {
            _qmp.WaitFor("POWERDOWN");
        }

        return reply;
    }

    private string Negotiated()
    {
        string path = SmiFeaturesPath.Find(_qmp);
        JsonElement features = _qmp.Ask($$$"""{"execute":"qom-get","arguments":{"path":"{{{path}}}","property":"x-smi-negotiated-features"}}""");
        return string.Create(CultureInfo.InvariantCulture, $"\"0x{features.GetUInt64():x16}\"");
    }

    private string Edges() => Joined(_qtest.TakeEdges().Select(edge => $"\"{edge}\""));

    private static string Concatenated(string first, string second) =>
        first.Length == 0 || second.Length == 0 ? first + second : first[..^1] + "," + second[1..];

    private static string Joined(IEnumerable<string> items) => string.Join(',', items) is { Length: > 0 } list ? $"[{list}]" : "";
}
