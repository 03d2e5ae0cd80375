// Lines of a file that may be anything: counted, and none longer than memory can bear.
using System.Globalization;

namespace SmmFirmwareKit.Conformance;

/// <summary>A compressed file of a few kilobytes may hold a line of gigabytes.</summary>
internal sealed class NumberedLines(TextReader text) : TextReader
{
    private const int LongestLine = 16 << 20;

    private readonly char[] _buffer = new char[16 << 10];
    private readonly System.Text.StringBuilder _line = new();
    private int _next;
    private int _end;
    private bool _began;

    /// <summary>Number of the line that was read last, the first is 1.</summary>
    public int Number { get; private set; } = 1;

    public override string? ReadLine()
    {
        Number = _began ? Number + 1 : 1;
        _began = true;
        _line.Clear();
        while (Fill())
        {
            ReadOnlySpan<char> rest = _buffer.AsSpan(_next, _end - _next);
            int length = rest.IndexOf('\n');
            _line.Append(length < 0 ? rest : rest[..length]);
            _next += length < 0 ? rest.Length : length + 1;
            if (length >= 0)
            {
                return Line();
            }

            if (_line.Length > LongestLine)
            {
                throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"it is longer than {LongestLine} characters"));
            }
        }

        return _line.Length == 0 ? null : Line();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            text.Dispose();
        }

        base.Dispose(disposing);
    }

    private string Line() => _line.Length > 0 && _line[^1] == '\r' ? _line.ToString(0, _line.Length - 1) : _line.ToString();

    private bool Fill()
    {
        if (_next == _end)
        {
            _next = 0;
            _end = text.Read(_buffer, 0, _buffer.Length);
        }

        return _end > 0;
    }
}
