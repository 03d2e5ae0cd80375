// A fault inside firmware: which processor, in which mode, in which function, and what it did last.
using System.Globalization;
using System.Text;

namespace SmmFirmwareKit.Execution;

/// <summary>Stops a run because of what firmware (or what runs in its place) did.</summary>
public sealed class FirmwareFault : ExecutionException
{
    private FirmwareFault(string id, string message, Exception inner)
        : base(id, message, inner)
    {
    }

    /// <summary>Name of the agent, for example <c>CPU 2</c>.</summary>
    public string AgentName { get; private init; } = "";

    /// <summary>Its mode, for example <c>smm64</c>.</summary>
    public string Mode { get; private init; } = "";

    /// <summary>The firmware function that ran.</summary>
    public string Function { get; private init; } = "";

    /// <summary>The suspended callers, innermost first.</summary>
    public IReadOnlyList<string> Callers { get; private init; } = [];

    /// <summary>The agent's last steps, oldest first.</summary>
    public IReadOnlyList<StepRecord> LastSteps { get; private init; } = [];

    internal static FirmwareFault Of(Agent agent, Exception cause)
    {
        ExecutionException reason = cause as ExecutionException
            ?? new ExecutionException("SFK8010", $"{cause.GetType().Name} was thrown: {cause.Message}; firmware has no exceptions, return an EFI_STATUS", cause);
        StepRecord[] steps = agent.LastSteps();
        string mode = agent.ModeName(agent.Mode);
        string function = FunctionNames.Of(agent.Function);
        string[] callers = [.. agent.SuspendedFunctions()];
        return new FirmwareFault(reason.Id, Describe(agent, reason, mode, function, callers, steps), cause)
        {
            AgentName = agent.Name,
            Mode = mode,
            Function = function,
            Callers = callers,
            LastSteps = steps,
        };
    }

    private static string Describe(Agent agent, ExecutionException cause, string mode, string function, string[] callers, StepRecord[] steps)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"{agent.Name} ({mode}) in {function}");
        if (callers.Length != 0)
        {
            text.Append(", called by ").AppendJoin(" < ", callers);
        }

        text.Append(": ").Append(cause.Message[(cause.Id.Length + 2)..]);
        if (steps.Length != 0)
        {
            text.Append("; last steps:");
        }

        foreach (StepRecord step in steps)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n  {step.Step} {agent.ModeName(step.Mode)} {step.Kind} {step.Width} 0x{step.Address:X} 0x{step.Value:X} {FunctionNames.Of(step.Function)}");
        }

        return text.ToString();
    }
}
