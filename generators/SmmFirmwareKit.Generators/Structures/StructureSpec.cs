// What the structure generator knows of a structure: text and numbers only.
using SmmFirmwareKit.Generators.Declarations;
using SmmFirmwareKit.Generators.Text;

namespace SmmFirmwareKit.Generators.Structures;

/// <param name="CName">The structure's name in EDK2.</param>
/// <param name="Source">Where EDK2 or a specification declares it; may be empty.</param>
/// <param name="Pack">1 for <c>#pragma pack (1)</c>, 0 for natural alignment.</param>
/// <param name="StatesLayout">The declaration has a <c>[StructLayout]</c> of its own.</param>
/// <param name="Kind">Which of C's shapes it has.</param>
/// <param name="Bits">Properties of the C# struct to implement.</param>
/// <param name="Forwards">Members of nameless structures and unions, reached from the C# struct too.</param>
internal sealed record StructureSpec(
    DeclarationSpec Declaration,
    string CName,
    string Source,
    int Pack,
    int Size,
    bool StatesLayout,
    StructureKind Kind,
    EquatableArray<MemberSpec> Members,
    EquatableArray<BitsSpec> Bits,
    EquatableArray<ForwardSpec> Forwards);

internal enum StructureKind
{
    Structure,

    /// <summary>A structure whose flexible array the C# struct leaves out, but whose size and alignment it has.</summary>
    WithTail,

    /// <summary>All members lie at 0.</summary>
    Union,

    /// <summary>Offsets are stated, with holes: the C# struct names places and is never copied whole.</summary>
    Map,
}

/// <param name="Name">As in EDK2.</param>
/// <param name="PlaceType">Type of the generated member: <c>Field&lt;uint&gt;</c>, or <c>Ptr&lt;byte&gt;</c> for an array; null for a private bit-field.</param>
/// <param name="InC">As C would declare it, for comments.</param>
/// <param name="Size">Bytes; 0 for a flexible array.</param>
/// <param name="Bits">Of a bit-field.</param>
/// <param name="IsPublic">Whether other assemblies can name its type.</param>
internal sealed record MemberSpec(string Name, string? PlaceType, CDeclaration InC, int Offset, int Size, BitRange? Bits, bool IsPublic);

/// <param name="Shift">Number of the lowest bit within the unit at the member's offset.</param>
/// <param name="Width">Bits.</param>
internal sealed record BitRange(int Shift, int Width);

/// <param name="Header">The partial property as declared: <c>public partial uint PE</c>.</param>
/// <param name="Unit">Name of the field that holds the bits.</param>
/// <param name="Getter">Its keyword and modifiers: <c>get</c>.</param>
/// <param name="Setter">The same: <c>set</c>.</param>
internal sealed record BitsSpec(string Header, string Unit, BitRange Range, string Getter, string Setter);

/// <param name="Name">Of the member.</param>
/// <param name="Type">In C#.</param>
/// <param name="Path">From the struct: <c>Nameless.PE</c>.</param>
/// <param name="IsBits">Whether it is a bit-field, of which there is no reference.</param>
/// <param name="Access">As the member's.</param>
internal sealed record ForwardSpec(string Name, string Type, string Path, bool IsBits, string Access);
