// The command line as a function of arguments and writers, so that tests run it in process.
using System.CommandLine;

namespace SmmFirmwareKit.Cli;

/// <summary>Parses, runs, and turns every failure into one sentence and an exit code.</summary>
public static class SfkCommandLine
{
    /// <param name="args">Arguments without the program's name.</param>
    /// <param name="output">Standard output.</param>
    /// <param name="error">Standard error.</param>
    /// <param name="isTerminal">Whether output may have colour and lines; else it is plain text of at most 120 columns.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(string[] args, TextWriter output, TextWriter error, bool isTerminal = false)
    {
        try
        {
            return Parse(args, output, error, isTerminal);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return Complain(error, $"reading or writing failed: {failure.Message}");
        }
#pragma warning disable CA1031 // the user gets a sentence, never a stack trace
        catch (Exception failure)
        {
            return Complain(error, $"sfk failed with {failure.GetType().Name}: {failure.Message}");
        }
#pragma warning restore CA1031
    }

    /// <summary>Prints one line on standard error.</summary>
    internal static int Complain(TextWriter error, string sentence)
    {
        string line = sentence.ReplaceLineEndings(" ").Trim();
        error.Write(line.EndsWith('.') ? $"sfk: {line}\n" : $"sfk: {line}.\n");
        return ExitCode.BadUsage;
    }

    private static int Parse(string[] args, TextWriter output, TextWriter error, bool isTerminal)
    {
        RootCommand root = new("SmmFirmwareKit: x86 SMM firmware as C# modules on a model of q35.")
        {
            new HotplugCommand(output, error, isTerminal).Command,
            new ConformCommand(output, error, isTerminal).Command,
        };
        ParserConfiguration parsing = new() { ResponseFileTokenReplacer = null }; // a file name may begin with '@'
        ParseResult result = root.Parse(args.Length == 0 ? ["--help"] : args, parsing);
        if (result.UnmatchedTokens.Count != 0)
        {
            return Complain(error, $"there is no command or option '{result.UnmatchedTokens[0]}' here; --help lists them.");
        }

        if (result.Errors.Count != 0)
        {
            return Complain(error, result.Errors[0].Message);
        }

        InvocationConfiguration configuration = new() { Output = output, Error = error, EnableDefaultExceptionHandler = false };
        int code = result.Invoke(configuration);
        return args.Length == 0 ? Complain(error, "a command is needed, for example: sfk hotplug.") : code;
    }
}
