// The random programs as both kinds of build compile them.
extern alias Optimized;
extern alias Unoptimized;

namespace SmmFirmwareKit.Execution.Tests;

/// <summary>How the compiler made the state machines.</summary>
public enum CodeGeneration
{
    /// <summary>As in a Release build: structs.</summary>
    Optimized,

    /// <summary>As in a Debug build: classes.</summary>
    Unoptimized,
}

internal static class Programs
{
    internal static IToyPrograms For(CodeGeneration code, int agents) => code == CodeGeneration.Optimized
        ? new Optimized::SmmFirmwareKit.Execution.Programs.RandomPrograms(agents)
        : new Unoptimized::SmmFirmwareKit.Execution.Programs.RandomPrograms(agents);

    internal static IToyPrograms Endless(CodeGeneration code) => code == CodeGeneration.Optimized
        ? new Optimized::SmmFirmwareKit.Execution.Programs.EndlessPrograms()
        : new Unoptimized::SmmFirmwareKit.Execution.Programs.EndlessPrograms();
}
