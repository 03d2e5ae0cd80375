// A QEMU that carries out the steps of recordings: the other side of RecordedMachine.
using System.Globalization;
using System.Text.Json;
using SmmFirmwareKit.Conformance;
using SmmFirmwareKit.Qemu.Connection;

namespace SmmFirmwareKit.Qemu;

/// <summary>What QEMU answered to one step, in the words of the recordings; empty text for a part that is absent.</summary>
internal sealed record StepAnswer(string Response, string Edges, string Events);

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
    {
        _process = new QemuProcess(path, arguments, (RecordedFlash.FileName, RecordedFlash.Image()));
        _qtest = new QtestClient(_process);
        _qmp = new QmpClient(_process);
        _words = new QtestWords(new FwCfgDirectory(_qtest).SelectorOf);
    }

    /// <summary>Carries out steps; fewer answers than steps mean that QEMU died, see <see cref="Complaint"/>.</summary>
    public IReadOnlyList<StepAnswer> Play(IEnumerable<JsonElement> steps)
    {
        _answers.Clear();
        foreach (JsonElement step in steps)
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

    private bool Play(JsonElement step)
    {
        if (_words.Translate(step) is { } pending)
        {
            foreach (string command in pending.Commands)
            {
                _qtest.Send(command);
            }

            _pending.Enqueue(pending);
            return _pending.Count < MostInFlight || Drain();
        }

        return Drain() && Operate(step);
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
        catch (QemuException)
        {
            return false;
        }

        // Edges that the operator's action caused arrive before the answer to this.
        _qtest.Send(Barrier);
        _qtest.Flush();
        if (_qtest.Receive() is null)
        {
            return false;
        }

        string events = step.GetProperty("op").ValueEquals("qmp") ? Joined(_qmp.TakeEvents()) : "";
        _answers.Add(new StepAnswer(response, Edges(), events));
        return true;
    }

    private string Reset()
    {
        _qmp.SystemReset();
        return "";
    }

    private string Execute(JsonElement request)
    {
        string reply = _qmp.Execute(request.GetRawText());
        if (request.GetProperty("execute").ValueEquals("system_powerdown"))
        {
            _qmp.WaitFor("POWERDOWN");
        }

        return reply;
    }

    private string Negotiated()
    {
        string path = SmiFeaturesPath.Find(_qmp);
        using JsonDocument reply = JsonDocument.Parse(_qmp.Execute($$$"""{"execute":"qom-get","arguments":{"path":"{{{path}}}","property":"x-smi-negotiated-features"}}"""));
        return string.Create(CultureInfo.InvariantCulture, $"\"0x{reply.RootElement.GetProperty("return").GetUInt64():x16}\"");
    }

    private string Edges() => Joined(_qtest.TakeEdges().Select(edge => $"\"{edge}\""));

    private static string Joined(IEnumerable<string> items) => string.Join(',', items) is { Length: > 0 } list ? $"[{list}]" : "";
}
