// A difference in the answer to a step.
namespace SmmFirmwareKit.Conformance;

/// <summary>Where model and machine part.</summary>
/// <param name="Block">The block that the recording is about.</param>
/// <param name="Recording">Name of the recording.</param>
/// <param name="Step">The recording's number of the step.</param>
/// <param name="Request">The step as recorded.</param>
/// <param name="Part">r (response), irq or ev.</param>
/// <param name="Expected">What QEMU answered.</param>
/// <param name="Actual">What the model answers.</param>
/// <param name="Registers">Registers and fields that differ, as the datasheets name them; empty if the step reaches none.</param>
public sealed record StepDifference(string Block, string Recording, int Step, string Request, string Part, string Expected, string Actual, string Registers = "")
    : Difference(Block, $"{Recording} step {Step}, {Part}", Expected, Actual)
{
    public override string ToString() => $"{Recording} step {Step}{(Registers.Length > 0 ? $", {Registers}" : "")}: {Part} should be {Expected}, the model gives {Actual}; request {Request}";
}
