// QEMU's qtest protocol: port and memory accesses as commands, answered strictly in order, interrupt edges in between.
using System.Globalization;

namespace SmmFirmwareKit.Qemu.Connection;

/// <summary>Commands are queued, so that a whole sequence costs few round trips.</summary>
internal sealed class QtestClient(QemuProcess process)
{
    private const string Answer = "OK";
    private const int MostEdges = 1_000_000;

    private readonly List<string> _edges = [];

    /// <summary>Queues a command, for example <c>outb 0xb2 0x4</c>.</summary>
    public void Send(string command) => process.Qtest.Write(command);

    public void Flush() => process.Qtest.Flush();

    /// <summary>What follows OK in the next answer; null when QEMU has died.</summary>
    public string? Receive()
    {
        while (process.Qtest.Read() is { } line)
        {
            if (line.StartsWith("IRQ ", StringComparison.Ordinal) && _edges.Count < MostEdges)
            {
                _edges.Add(line["IRQ ".Length..]);
            }
            else if (line.StartsWith(Answer, StringComparison.Ordinal))
            {
                return line[Answer.Length..].TrimStart();
            }
            else
            {
                throw QemuException.Nonsense("qtest", line);
            }
        }

        return null;
    }

    /// <summary>The number that an answer is.</summary>
    public static ulong Number(string answer) =>
        answer.StartsWith("0x", StringComparison.Ordinal) && ulong.TryParse(answer.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong value)
            ? value
            : throw QemuException.Nonsense("qtest", answer);

    /// <summary>The bytes that an answer is, in hexadecimal.</summary>
    public static string Bytes(string answer) =>
        answer.StartsWith("0x", StringComparison.Ordinal) ? answer[2..] : throw QemuException.Nonsense("qtest", answer);

    /// <summary>Edges of the intercepted interrupt lines since the last call, in order: <c>raise 9</c>.</summary>
    public string[] TakeEdges()
    {
        string[] edges = [.. _edges];
        _edges.Clear();
        return edges;
    }
}
