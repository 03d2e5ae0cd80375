// `sfk hotplug`: its options, and one run.
using System.CommandLine;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Hardware;
using SmmFirmwareKit.Platform;
using SmmFirmwareKit.Platform.Hotplug;

namespace SmmFirmwareKit.Cli;

/// <summary>Boots, hot-adds, and prints what happened.</summary>
internal sealed class HotplugCommand
{
    private readonly Option<int> _cpus = Options.Number("--cpus", "CPUs at power-on", 4);
    private readonly Option<int> _max = Options.Number("--max", "CPU slots", 8);
    private readonly Option<int> _add = Options.Number("--add", "CPUs to add, all at once", 1);
    private readonly Option<PlugMoment> _when = Options.Moment();
    private readonly Option<ulong?> _seed = Options.Seed();
    private readonly Option<EventOrder> _profile = Options.Profile();
    private readonly Option<bool> _noBroadcast = new("--no-broadcast") { Description = "the host offers no SMI features: an SMI reaches the CPU that raises it" };
    private readonly Option<string?> _trace = new("--trace") { Description = "write one line per access to this file", HelpName = "FILE" };
    private readonly Option<bool> _json = new("--json") { Description = "print one JSON document instead of tables" };
    private readonly TextWriter _output;
    private readonly TextWriter _error;
    private readonly bool _isTerminal;

    public HotplugCommand(TextWriter output, TextWriter error, bool isTerminal)
    {
        _output = output;
        _error = error;
        _isTerminal = isTerminal;
        Command = new Command("hotplug", "Hot-add CPUs to a running machine and check what must be true of it.") { _cpus, _max, _add, _when, _seed, _profile, _noBroadcast, _trace, _json };
        Command.SetAction(Run);
    }

    public Command Command { get; }

    private int Run(ParseResult arguments)
    {
        HotplugOptions options = new()
        {
            Cpus = arguments.GetValue(_cpus),
            Max = arguments.GetValue(_max),
            Add = arguments.GetValue(_add),
            Moment = arguments.GetValue(_when),
            Seed = arguments.GetValue(_seed),
            Profile = arguments.GetValue(_profile)!,
            Broadcast = !arguments.GetValue(_noBroadcast),
        };
        return options.Complaint() is { } complaint
            ? SfkCommandLine.Complain(_error, complaint)
            : new HotplugRun(_output, _error, _isTerminal, arguments.GetValue(_json)).Run(options, arguments.GetValue(_trace));
    }
}

/// <summary>One run with its output: tables or JSON, and a trace if wanted.</summary>
internal sealed class HotplugRun(TextWriter output, TextWriter error, bool isTerminal, bool json)
{
    /// <summary>Returns the exit code.</summary>
    public int Run(HotplugOptions options, string? tracePath)
    {
        using TraceFile? trace = tracePath is null ? null : TraceFile.Create(tracePath, options);
        try
        {
            HotplugScenario scenario = new(options, trace, machine => trace?.Attach(machine));
            HotplugReport report = new(scenario.Run());
            trace?.Close();
            return Print(report);
        }
        catch (ExecutionException fault)
        {
            trace?.Close();
            return PrintFault(options, fault);
        }
    }

    private int Print(HotplugReport report)
    {
        int code = report.Count(InvariantOutcome.Violated) == 0 ? ExitCode.Held : ExitCode.Violated;
        if (json)
        {
            HotplugDocument.Write(output, report, code);
        }
        else
        {
            HotplugText.Write(TableWriter.For(output, isTerminal), report, code);
        }

        return code;
    }

    private int PrintFault(HotplugOptions options, ExecutionException fault)
    {
        if (json)
        {
            HotplugDocument.WriteFault(output, options, fault);
        }
        else
        {
            error.Write($"sfk: the firmware faulted: {fault.Message}\n");
        }

        return ExitCode.Violated;
    }
}
