// Runs the command line in process and keeps what it prints.
using SmmFirmwareKit.Platform.Hotplug;

namespace SmmFirmwareKit.Cli.Tests;

/// <summary>Exit code and both streams of one run.</summary>
internal sealed record CommandLine(int ExitCode, string Output, string Error)
{
    /// <summary>Arguments as a user types them, separated by blanks.</summary>
    public static CommandLine Run(string arguments) => Run(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    public static CommandLine Run(params string[] arguments)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        int code = SfkCommandLine.Run(arguments, output, error);
        return new CommandLine(code, output.ToString(), error.ToString());
    }

    /// <summary>Options that no argument can express.</summary>
    public static CommandLine Run(HotplugOptions options, bool json = false)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        int code = new HotplugRun(output, error, isTerminal: false, json).Run(options, tracePath: null);
        return new CommandLine(code, output.ToString(), error.ToString());
    }
}
