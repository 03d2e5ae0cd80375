// Plays one sequence into a fresh QEMU and compares every answer with the model's.
namespace SmmFirmwareKit.Qemu.Live;

internal static class SideBySide
{
    /// <summary>The first difference; null if there is none.</summary>
    public static LiveDifference? Compare(string qemu, LiveMachine machine, Sequence sequence)
    {
        using QemuMachine live = new(qemu, machine.Arguments);
        IReadOnlyList<LiveStep> steps = sequence.Steps;
        IReadOnlyList<StepAnswer> answers = live.Play(steps.Select(step => new PlayedStep(step.Request, step.Announcement)));
        for (int i = 0; i < answers.Count; i++)
        {
            if (steps[i].Model != answers[i])
            {
                return new LiveDifference(machine, [.. steps.Take(i + 1)], [.. answers.Take(i + 1)], null);
            }
        }

        return answers.Count == steps.Count
            ? null
            : new LiveDifference(machine, [.. steps.Take(answers.Count + 1)], answers, live.Complaint());
    }
}
