// A socket that QEMU connects to, read and written line by line.
using System.Net.Sockets;
using System.Text;

namespace SmmFirmwareKit.Qemu.Connection;

/// <summary>Listens on a UNIX socket before QEMU is started, so that nobody has to wait or retry.</summary>
internal sealed class LineChannel : IDisposable
{
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    // Longer than any answer to what we ask.
    private const int LongestLine = 16 << 20;

    private readonly StringBuilder _line = new();
    private readonly TimeSpan _patience;
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private StreamReader? _reader;
    private StreamWriter? _writer;

    /// <param name="path">Of the socket.</param>
    /// <param name="patience">For each wait.</param>
    public LineChannel(string path, TimeSpan patience)
    {
        Path = path;
        _patience = patience;
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

        NetworkStream stream = new(_listener.Accept(), ownsSocket: true)
        {
            ReadTimeout = (int)_patience.TotalMilliseconds,
            WriteTimeout = (int)_patience.TotalMilliseconds,
        };
        _reader = new StreamReader(stream, s_utf8);
        _writer = new StreamWriter(stream, s_utf8) { NewLine = "\n" };
        return true;
    }

    /// <summary>Queues a line; <see cref="Flush"/> sends it.</summary>
    public void Write(string line) => _writer!.WriteLine(line);

    /// <exception cref="QemuException">QEMU does not take what is sent.</exception>
    public void Flush()
    {
        try
        {
            _writer!.Flush();
        }
        catch (IOException failure) when (!TimedOut(failure))
        {
            // QEMU is gone: reading tells.
        }
        catch (IOException)
        {
            throw Silent();
        }
    }

    /// <summary>The next line; null once QEMU is gone.</summary>
    /// <exception cref="QemuException">QEMU says nothing, or no end of a line.</exception>
    public string? Read()
    {
        try
        {
            return Line();
        }
        catch (IOException failure) when (!TimedOut(failure))
        {
            return null;
        }
        catch (IOException)
        {
            throw Silent();
        }
    }

    private static bool TimedOut(IOException failure) =>
        failure.InnerException is SocketException { SocketErrorCode: SocketError.TimedOut or SocketError.WouldBlock };

    private string? Line()
    {
        _line.Clear();
        for (int letter = _reader!.Read(); letter >= 0; letter = _reader.Read())
        {
            if (letter == '\n')
            {
                return _line.Length > 0 && _line[^1] == '\r' ? _line.ToString(0, _line.Length - 1) : _line.ToString();
            }

            if (_line.Append((char)letter).Length > LongestLine)
            {
                throw new QemuException($"{QemuProcess.Program} does not end its line");
            }
        }

        return null;
    }

    private QemuException Silent() =>
        new(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{QemuProcess.Program} gave no answer for {_patience.TotalSeconds} s"));

    public void Dispose()
    {
        _reader?.Dispose();
        _listener.Dispose();
    }
}
