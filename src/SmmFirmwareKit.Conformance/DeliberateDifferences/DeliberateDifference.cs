// A place where the model does on purpose what QEMU does not.
namespace SmmFirmwareKit.Conformance;

/// <summary>One entry of the reviewed list: it excuses this difference and no other.</summary>
/// <param name="Block">The comparison, as the summary names it.</param>
/// <param name="Place">Where, as the difference names it.</param>
/// <param name="Qemu">What QEMU does there.</param>
/// <param name="Model">What the model does there.</param>
/// <param name="Reason">Why.</param>
/// <param name="Source">Which manual says so, with its section.</param>
public sealed record DeliberateDifference(string Block, string Place, string Qemu, string Model, string Reason, string Source)
{
    /// <summary>Same place, same two values: any other value there is a difference like any other.</summary>
    public bool Excuses(Difference difference) => (Block, Place, Qemu, Model) == (difference.Block, difference.Place, difference.Expected, difference.Actual);

    public override string ToString() => $"{Block}, {Place}: QEMU {Qemu}, the model {Model}: {Reason} ({Source})";
}
