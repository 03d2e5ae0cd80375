// QEMU's qtest protocol: port and memory accesses as commands, answered strictly in order, interrupt edges in between.
namespace SmmFirmwareKit.Qemu.Connection;

/// <summary>Commands are queued, so that a whole sequence costs few round trips.</summary>
internal sealed class QtestClient(QemuProcess process)
{
    private const string Answer = "OK";

    private readonly List<string> _edges = [];

    /// <summary>Queues a command, for example <c>outb 0xb2 0x4</c>.</summary>
    public void Send(string command) => process.Qtest.Write(command);

    public void Flush() => process.Qtest.Flush();

    /// <summary>What follows OK in the next answer; null when QEMU has died.</summary>
    public string? Receive()
    {
        while (process.Qtest.Read() is { } line)
        {
            if (line.StartsWith("IRQ ", StringComparison.Ordinal))
            {
                _edges.Add(line["IRQ ".Length..]);
            }
            else if (line.StartsWith(Answer, StringComparison.Ordinal))
            {
                return line[Answer.Length..].TrimStart();
            }
            else
            {
                throw new QemuException($"qtest answered '{line}'");
            }
        }

        return null;
    }

    /// <summary>Edges of the intercepted interrupt lines since the last call, in order: <c>raise 9</c>.</summary>
    public string[] TakeEdges()
    {
        string[] edges = [.. _edges];
        _edges.Clear();
        return edges;
    }
}
