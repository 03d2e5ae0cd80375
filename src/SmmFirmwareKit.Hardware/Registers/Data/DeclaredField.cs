// A register field as data: what its declaration says, for messages, documentation and checks.
namespace SmmFirmwareKit.Hardware;

/// <param name="Name">The datasheet's name; empty for reserved bits.</param>
/// <param name="High">Highest bit in the register.</param>
/// <param name="Low">Lowest bit in the register.</param>
/// <param name="Access">What a write does.</param>
/// <param name="LockedBy">Register and field that hold it while one: <c>SMRAM.D_LCK</c>; empty if none.</param>
/// <param name="Summary">One line.</param>
public sealed record DeclaredField(string Name, int High, int Low, AccessKind Access, string LockedBy, string Summary)
{
    public bool IsReserved => Name.Length == 0;

    /// <summary>The field's bits in its register.</summary>
    public ulong Mask => ulong.MaxValue >> (63 - High + Low) << Low;
}
