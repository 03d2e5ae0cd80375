// What the register generator knows of a register: text and numbers only.
using System.Globalization;

namespace SmmFirmwareKit.Generators.Registers;

/// <param name="Name">The datasheet's name; with the first number or letter in braces for a run of registers.</param>
/// <param name="Member">Name of the declared property or method.</param>
/// <param name="Shape">The declaration to implement.</param>
/// <param name="Bytes">Width.</param>
/// <param name="Count">0 for a register by itself.</param>
/// <param name="MsrView">Access as an MSR; null if it is none.</param>
/// <param name="IsInherited">Whether the base class has its members.</param>
internal sealed record RegisterSpec(
    string Name,
    string Member,
    MemberShape Shape,
    uint Offset,
    int Bytes,
    ulong Reset,
    Domain Domain,
    int Widths,
    bool Whole,
    int Count,
    int Stride,
    string PresentIf,
    Smm Smm,
    Access? MsrView,
    bool IsWide,
    bool IsInherited,
    string Summary,
    string Source,
    EquatableArray<FieldSpec> Fields)
{
    /// <summary>More registers in one run are a slip of the keyboard.</summary>
    public const int LargestRun = 256;

    public int Bits => Bytes * 8;

    public ulong AllBits => ulong.MaxValue >> (64 - Bits);

    /// <summary>Bits that a field names.</summary>
    public ulong Named => Fields.Where(row => !row.IsReserved).Aggregate(0UL, (bits, row) => bits | row.Mask);

    /// <summary>C# keyword of the register's value.</summary>
    public string Type => Bytes switch { 1 => "byte", 2 => "ushort", 4 => "uint", _ => "ulong" };

    /// <summary>The registers of a run, each with its own name and offset.</summary>
    public IEnumerable<RegisterSpec> Each() => Count <= 0 || Labels.Length == 0
        ? [this]
        : Enumerable.Range(0, Math.Min(Count, LargestRun)).Select(i => One(i));

    /// <summary>Whether a run's name says how each register is called: <c>{0}</c>, <c>{A}</c> or a list <c>{LINT0|LINT1}</c> of as many.</summary>
    public bool HasPlaceholder => Labels is { Length: 1 } single ? single[0].Length == 1 && char.IsLetterOrDigit(single[0][0]) : Labels.Length == Count;

    private string[] Labels => Name.IndexOf('{') is >= 0 and var open && Name.IndexOf('}') is var close && close > open + 1
        ? Name.Substring(open + 1, close - open - 1).Split('|')
        : [];

    // The field that a register without fields is goes by the register's name.
    private RegisterSpec One(int index) => this with
    {
        Name = NameOf(index),
        Offset = Offset + (uint)(index * Stride),
        Count = 0,
        Fields = new([.. Fields.Select(field => field.Member.Length == 0 && field.Name == Name ? field with { Name = NameOf(index) } : field)]),
    };

    private string NameOf(int index)
    {
        if (Labels.Length == 0)
        {
            return Name;
        }

        int open = Name.IndexOf('{');
        return Name.Substring(0, open) + LabelOf(index) + Name.Substring(Name.IndexOf('}') + 1);
    }

    private string LabelOf(int index) => Labels.Length switch
    {
        > 1 => index < Labels.Length ? Labels[index] : "",
        _ when char.IsDigit(Labels[0][0]) => (Labels[0][0] - '0' + index).ToString(CultureInfo.InvariantCulture),
        _ => ((char)(Labels[0][0] + index)).ToString(CultureInfo.InvariantCulture),
    };
}
