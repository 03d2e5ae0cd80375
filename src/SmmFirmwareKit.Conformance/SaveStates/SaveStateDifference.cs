// A byte of a save state that differs.
namespace SmmFirmwareKit.Conformance;

/// <summary>The place is the byte, in whatever image it was found.</summary>
/// <param name="Block">The profile's row in the summary.</param>
/// <param name="Image">Which of the recorded images.</param>
/// <param name="Place">Offset from SMBASE+0x8000 and the field's name.</param>
/// <param name="Expected">What QEMU stored.</param>
/// <param name="Actual">What the model stores.</param>
public sealed record SaveStateDifference(string Block, string Image, string Place, string Expected, string Actual)
    : Difference(Block, Place, Expected, Actual)
{
    public override string ToString() => $"{Block}, image {Image}, {Place}: should be {Expected}, the model gives {Actual}";
}
