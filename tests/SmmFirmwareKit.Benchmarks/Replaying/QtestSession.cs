// A running QEMU that is sent the requests of a recording over its qtest socket.
using System.Text.Json;
using SmmFirmwareKit.Qemu;
using SmmFirmwareKit.Qemu.Connection;

namespace SmmFirmwareKit.Benchmarks.Replaying;

/// <summary>Its CPUs never run; every access comes from outside.</summary>
internal sealed class QtestSession : IDisposable
{
    private readonly QemuProcess _process;
    private readonly QtestClient _qtest;
    private readonly PendingStep[] _steps;
    private readonly string[] _expected;

    public QtestSession(string qemu, Recording recording)
    {
        // Distributions build QEMU without the accelerator that the recordings were made with.
        _process = new QemuProcess(qemu, [.. recording.Arguments().Select(argument => argument is "qtest" ? "tcg" : argument), "-S"]);
        _qtest = new QtestClient(_process);
        QtestWords words = new(new FwCfgDirectory(_qtest).SelectorOf);
        JsonElement[] steps = recording.Steps();
        _steps = [.. steps.Select(step => words.Translate(step)!)];
        _expected = [.. steps.Select(step => step.TryGetProperty("r", out JsonElement answer) ? answer.GetRawText() : "")];
    }

    /// <summary>How many qtest commands the requests are.</summary>
    public int Commands => _steps.Sum(step => step.Commands.Count);

    /// <summary>Sends all requests once, to see that this is what was recorded.</summary>
    public void Verify()
    {
        for (int i = 0; i < _steps.Length; i++)
        {
            string actual = _steps[i].Response([.. _steps[i].Commands.Select(RoundTrip)]);
            if (!string.Equals(actual, _expected[i], StringComparison.Ordinal))
            {
                throw new InvalidOperationException($"this QEMU answers {actual} where {_expected[i]} was recorded");
            }
        }
    }

    /// <summary>One command after the other, each answered before the next is sent.</summary>
    public void OneByOne()
    {
        foreach (string command in _steps.SelectMany(step => step.Commands))
        {
            RoundTrip(command);
        }
    }

    /// <summary>As many commands in flight as the sockets hold for certain.</summary>
    public void Pipelined()
    {
        foreach (PendingStep[] steps in _steps.Chunk(256))
        {
            foreach (string command in steps.SelectMany(step => step.Commands))
            {
                _qtest.Send(command);
            }

            _qtest.Flush();
            foreach (PendingStep step in steps)
            {
                step.Response([.. step.Commands.Select(_ => Receive())]);
            }
        }
    }

    public void Dispose() => _process.Dispose();

    private string RoundTrip(string command)
    {
        _qtest.Send(command);
        _qtest.Flush();
        return Receive();
    }

    private string Receive() => _qtest.Receive() ?? throw new InvalidOperationException($"QEMU ended: {_process.Complaint()}");
}
