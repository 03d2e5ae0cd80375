// A register as data: what its declaration says, for messages, documentation and checks.
namespace SmmFirmwareKit.Hardware;

/// <param name="Name">The datasheet's name.</param>
/// <param name="Offset">In the block; of an MSR, its number.</param>
/// <param name="Bytes">Width: 1, 2, 4 or 8.</param>
/// <param name="Reset">Value after reset.</param>
/// <param name="Domain">Which resets reach it.</param>
/// <param name="Summary">One line.</param>
/// <param name="Source">Manual and section, or source file and function.</param>
/// <param name="Fields">By bit, reserved bits with a behaviour of their own among them; other bits read zero and drop what is written.</param>
public sealed record DeclaredRegister(string Name, uint Offset, int Bytes, ulong Reset, ResetDomain Domain, string Summary, string Source, DeclaredField[] Fields)
{
    /// <summary>Widths of access it answers.</summary>
    public AccessWidths Widths { get; init; }

    /// <summary>It answers at its own offset only, and as a whole (<see cref="RegisterAttribute.Whole"/>).</summary>
    public bool Whole { get; init; }

    /// <summary>The field of another register without which it does not exist; empty if none.</summary>
    public string PresentIf { get; init; } = "";

    /// <summary>What SMM alone may do with it.</summary>
    public SmmOnly SmmOnly { get; init; }

    /// <summary>Its access as an MSR of the block's MSR view; null if it has none.</summary>
    public AccessKind? MsrView { get; init; }

    /// <summary>The fields, reserved ones excepted, that have any of these bits: <c>G_SMRAME, D_LCK</c>.</summary>
    public string FieldsIn(ulong bits) => string.Join(", ", Fields.Where(field => !field.IsReserved && (field.Mask & bits) != 0).Select(field => field.Name));
}
