// The serial line of a guest: wait for a prompt, type a command.
using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using SmmFirmwareKit.Qemu.Connection;

namespace SmmFirmwareKit.Referee.Ovmf;

/// <summary>QEMU connects to it; what the guest prints is kept until <see cref="Forget"/>.</summary>
internal sealed class SerialConsole : IDisposable
{
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly StringBuilder _text = new();
    private Socket? _line;

    public SerialConsole(string path)
    {
        _listener.Bind(new UnixDomainSocketEndPoint(path));
        _listener.Listen(1);
    }

    /// <summary>Waits for text; false if it does not come in time.</summary>
    public bool WaitFor(string text, TimeSpan patience)
    {
        _line ??= _listener.Accept();
        byte[] bytes = new byte[4096];
        Stopwatch watch = Stopwatch.StartNew();
        while (!_text.ToString().Contains(text, StringComparison.Ordinal))
        {
            if (watch.Elapsed > patience)
            {
                return false;
            }

            if (_line.Poll(TimeSpan.FromMilliseconds(200), SelectMode.SelectRead))
            {
                int count = _line.Receive(bytes);
                _text.Append(count > 0 ? Encoding.Latin1.GetString(bytes, 0, count) : throw new QemuException("QEMU ended while the guest ran"));
            }
        }

        return true;
    }

    /// <summary>What came so far does not count any more.</summary>
    public void Forget() => _text.Clear();

    /// <summary>Types a line.</summary>
    public void Type(string line) => _line!.Send(Encoding.ASCII.GetBytes(line + "\r"));

    public void Dispose()
    {
        _line?.Dispose();
        _listener.Dispose();
    }
}
