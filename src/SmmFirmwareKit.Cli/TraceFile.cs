// --trace: every access of the run, one line each, written as it happens. The format is docs/hotplug-trace.md.
using System.Globalization;
using System.Text;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Hardware;
using SmmFirmwareKit.Platform.Hotplug;

namespace SmmFirmwareKit.Cli;

/// <summary>A trace sink that streams to a file.</summary>
internal sealed class TraceFile : ITraceSink, IDisposable
{
    private readonly StreamWriter _writer;
    private Machine? _machine;
    private IOException? _failure;
    private bool _closed;

    private TraceFile(StreamWriter writer) => _writer = writer;

    /// <summary>Opens the file before anything runs: an existing one is only emptied if it can be written.</summary>
    public static TraceFile Create(string path, HotplugOptions options)
    {
        TraceFile trace = new(new StreamWriter(Open(path), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 1 << 16) { NewLine = "\n" });
        trace._writer.WriteLine("# sfk trace 1");
        trace._writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"# {HotplugText.Title(options)}"));
        trace._writer.WriteLine("# step agent mode operation address value function");
        return trace;
    }

    /// <summary>Tells the trace whose agents and modes it is about to see.</summary>
    public void Attach(Machine machine) => _machine = machine;

    public void Record(in StepRecord record)
    {
        if (_failure is not null)
        {
            return;
        }

        try
        {
            Write(in record);
        }
        catch (IOException failure)
        {
            // Thrown from here it would look like a fault of the firmware whose step this is.
            _failure = failure;
        }
    }

    /// <summary>Writes what is still buffered, and says so if any of it could not be written.</summary>
    public void Close()
    {
        if (_closed)
        {
            return;
        }

        _closed = true;
        try
        {
            _writer.Dispose();
        }
        catch (IOException failure)
        {
            _failure ??= failure;
        }

        if (_failure is not null)
        {
            throw new IOException($"the trace file cannot be written: {_failure.Message}", _failure);
        }
    }

    private void Write(in StepRecord record)
    {
        Agent agent = _machine!.Scheduler.Agents[record.Agent];
        string name = agent.Name.Replace(' ', '-');
        string operation = record.Width == 0 ? record.Kind.ToString() : string.Create(CultureInfo.InvariantCulture, $"{record.Kind}.{record.Width}");
        _writer.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{record.Step} {name} {agent.ModeName(record.Mode)} {operation} 0x{record.Address:X} 0x{record.Value:X} {FunctionNames.Of(record.Function)}"));
    }

    public void Dispose()
    {
        if (!_closed)
        {
            // Another exception is on its way already; it says what went wrong.
            _closed = true;
            _writer.BaseStream.Dispose();
        }
    }

    private static FileStream Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new IOException($"the trace file '{path}' cannot be written: {failure.Message}", failure);
        }
    }
}
