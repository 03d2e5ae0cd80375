// What the register generator knows of a field: text and numbers only.
namespace SmmFirmwareKit.Generators.Registers;

/// <param name="Name">The datasheet's name; empty for reserved bits.</param>
/// <param name="Member">Name of the generated property; empty for reserved bits and for the only field of its register.</param>
/// <param name="LockedBy">As declared; empty if nothing locks it.</param>
internal sealed record FieldSpec(string Name, string Member, int High, int Low, Access Access, string LockedBy, string Summary)
{
    public bool IsReserved => Name.Length == 0;

    public int Width => High - Low + 1;

    /// <summary>The field's bits in its register.</summary>
    public ulong Mask => ulong.MaxValue >> (64 - Width) << Low;

    /// <summary><c>7:4</c>, <c>3</c>.</summary>
    public string Bits => Width == 1 ? Text(High) : Text(High) + ":" + Text(Low);

    private static string Text(int bit) => bit.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
