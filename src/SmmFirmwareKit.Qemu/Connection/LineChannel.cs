// A socket that QEMU connects to, read and written line by line.
using System.Net.Sockets;
using System.Text;

namespace SmmFirmwareKit.Qemu.Connection;

/// <summary>Listens on a UNIX socket before QEMU is started, so that nobody has to wait or retry.</summary>
internal sealed class LineChannel : IDisposable
{
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private StreamReader? _reader;
    private StreamWriter? _writer;

    public LineChannel(string path)
    {
        Path = path;
        _listener.Bind(new UnixDomainSocketEndPoint(path));
        _listener.Listen(1);
    }

    public string Path { get; }

    /// <summary>Waits for QEMU; false if it did not connect in time.</summary>
    public bool Accept(TimeSpan patience)
    {
        if (!_listener.Poll(patience, SelectMode.SelectRead))
        {
            return false;
        }

        NetworkStream stream = new(_listener.Accept(), ownsSocket: true);
        _reader = new StreamReader(stream, s_utf8);
        _writer = new StreamWriter(stream, s_utf8) { NewLine = "\n" };
        return true;
    }

    /// <summary>Queues a line; <see cref="Flush"/> sends it.</summary>
    public void Write(string line) => _writer!.WriteLine(line);

    public void Flush() => _writer!.Flush();

    /// <summary>The next line; null once QEMU is gone.</summary>
    public string? Read()
    {
        try
        {
            return _reader!.ReadLine();
        }
        catch (IOException)
        {
            return null;
        }
    }

    public void Dispose()
    {
        _reader?.Dispose();
        _listener.Dispose();
    }
}
