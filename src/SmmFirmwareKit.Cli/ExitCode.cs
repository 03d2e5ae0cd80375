// What the process tells its caller.
namespace SmmFirmwareKit.Cli;

/// <summary>Exit codes of every command.</summary>
public static class ExitCode
{
    /// <summary>Every invariant held or was not exercised.</summary>
    public const int Held = 0;

    /// <summary>An invariant was violated, or firmware faulted.</summary>
    public const int Violated = 1;

    /// <summary>Bad usage, a file that cannot be written, or a damaged recording: one sentence on standard error.</summary>
    public const int BadUsage = 2;
}
