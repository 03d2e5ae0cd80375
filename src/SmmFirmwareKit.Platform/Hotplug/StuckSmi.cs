// An SMI that never returns: who spins, on what, and which event made it so.
using System.Globalization;
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Hardware;

namespace SmmFirmwareKit.Platform.Hotplug;

/// <summary>The state of an SMI in which nothing can happen any more.</summary>
/// <param name="Cpu">The CPU that spins for an answer.</param>
/// <param name="Function">Where.</param>
/// <param name="Address">What it reads over and over.</param>
/// <param name="Word">Its name, as EDK2 has it; empty if it is no word of the hand-over.</param>
/// <param name="Reason">The event that took the answer away, in one sentence.</param>
public sealed record StuckSmi(int Cpu, string Function, ulong Address, string Word, string Reason)
{
    private static readonly ulong s_aboutToLeaveSmm = new Ptr<FirstSmiHandlerContext>(SmramLayout.SMM_DEFAULT_SMBASE).AboutToLeaveSmm.Address;

    /// <summary>What is seen, in one sentence.</summary>
    public string Sentence => string.Create(
        CultureInfo.InvariantCulture,
        $"The hot-plug SMI never returns: CPU {Cpu} spins in {Function} on [{Hex.Of(Address)}]{(Word.Length > 0 ? $" ({Word})" : "")}.");

    /// <summary>The first CPU that is still in SMM when the machine has come to rest; null if none is.</summary>
    /// <param name="machine">At rest.</param>
    /// <param name="lastReads">The last memory read of each CPU.</param>
    /// <param name="stories">The added CPUs.</param>
    internal static StuckSmi? Of(Machine machine, ReadOnlySpan<ulong> lastReads, IEnumerable<NewCpuStory> stories)
    {
        Processor? spinning = machine.Processors.ToArray().FirstOrDefault(cpu => cpu is { InSmm: true, Activity: Activity.Parked });
        return spinning is null
            ? null
            : new StuckSmi(
                spinning.Place.Index,
                spinning.SuspendedFunctions().FirstOrDefault() ?? "-",
                lastReads[spinning.Place.Index],
                lastReads[spinning.Place.Index] == s_aboutToLeaveSmm ? nameof(FirstSmiHandlerContext.AboutToLeaveSmm) : "",
                ReasonIn(stories));
    }

    private static string ReasonIn(IEnumerable<NewCpuStory> stories)
    {
        foreach (NewCpuStory story in stories.Where(story => story is { FirstSmi: not null, Rsm: null }))
        {
            Observation smi = story.FirstSmi!;
            bool early = !story.Events.Exists(taken => Is(taken, ProcessorEvent.StartUp) && taken.Step < smi.Step);
            if (story.Events.Find(taken => Is(taken, ProcessorEvent.Init) && taken.Step > smi.Step) is { } init)
            {
                return string.Create(
                    CultureInfo.InvariantCulture,
                    $"CPU {story.Index} took its SMI at {Hex.Microseconds(smi.Time)} us{(early ? ", before its SIPI" : "")}; INIT at {Hex.Microseconds(init.Time)} us reset it out of SMM, so it will never answer.");
            }
        }

        return "No CPU is left that would answer.";
    }

    private static bool Is(Observation taken, ProcessorEvent kind) => taken.Address == (ulong)kind;
}
