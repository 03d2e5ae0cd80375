// `sfk conform`: holds the model against QEMU, recorded or live.
using System.CommandLine;
using SmmFirmwareKit.Qemu.Connection;

namespace SmmFirmwareKit.Cli;

/// <summary>Replays a folder of recordings, compares with a running QEMU, or both.</summary>
internal sealed class ConformCommand
{
    private const int UsualOperations = 100_000;
    private const int UsualSeed = 1;

    private readonly Argument<string?> _folder = new("DIR") { Description = "folder with recordings of QEMU; its direct subfolders are searched too", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<bool> _live = new("--live") { Description = "play random requests into an installed QEMU and the model side by side" };
    private readonly Option<int> _seed = Options.Number("--seed", "seed of the random requests", UsualSeed);
    private readonly Option<int> _operations = Options.Number("--operations", "how many requests to compare", UsualOperations);
    private readonly Option<string?> _recording = new("--recording") { Description = "write a difference found live to this file, as a recording", HelpName = "FILE" };
    private readonly TextWriter _output;
    private readonly TextWriter _error;
    private readonly bool _isTerminal;

    public ConformCommand(TextWriter output, TextWriter error, bool isTerminal)
    {
        _output = output;
        _error = error;
        _isTerminal = isTerminal;
        Command = new Command("conform", "Hold the model against QEMU's q35, access by access.") { _folder, _live, _seed, _operations, _recording };
        Command.SetAction(Run);
    }

    public Command Command { get; }

    private int Run(ParseResult arguments)
    {
        string? folder = arguments.GetValue(_folder);
        bool live = arguments.GetValue(_live);
        if (folder is null && !live)
        {
            return SfkCommandLine.Complain(_error, "conform needs a folder with recordings, or --live.");
        }

        if (!live && (arguments.GetResult(_seed) is { Implicit: false } || arguments.GetResult(_operations) is { Implicit: false } || arguments.GetResult(_recording) is not null))
        {
            return SfkCommandLine.Complain(_error, "--seed, --operations and --recording belong to --live.");
        }

        if (arguments.GetValue(_operations) < 1 || arguments.GetValue(_seed) < 0)
        {
            return SfkCommandLine.Complain(_error, "--operations is at least 1, and --seed at least 0.");
        }

        if (arguments.GetValue(_recording) is { } recording && new RecordingFile(recording).Complaint() is { } complaint)
        {
            return SfkCommandLine.Complain(_error, complaint);
        }

        int recorded = folder is null ? ExitCode.Held : new RecordedConformance(_output, _error, _isTerminal).Run(folder);
        if (!live || recorded == ExitCode.BadUsage)
        {
            return recorded;
        }

        LiveConformance comparison = new(_output, _error, _isTerminal, QemuProcess.Find);
        return Math.Max(recorded, comparison.Run(arguments.GetValue(_seed), arguments.GetValue(_operations), arguments.GetValue(_recording)));
    }
}
