// What the structure generator knows of a structure: text and numbers only.
using SmmFirmwareKit.Generators.Declarations;
using SmmFirmwareKit.Generators.Text;

namespace SmmFirmwareKit.Generators.Structures;

/// <param name="CName">The structure's name in EDK2.</param>
/// <param name="Source">Where EDK2 or a specification declares it; may be empty.</param>
/// <param name="Pack">1 for <c>#pragma pack (1)</c>, 0 for natural alignment.</param>
/// <param name="StatesLayout">The declaration has a <c>[StructLayout]</c> of its own.</param>
/// <param name="IsMap">Offsets are stated, with holes: the C# struct names places and is never copied whole.</param>
internal sealed record StructureSpec(
    DeclarationSpec Declaration,
    string CName,
    string Source,
    int Pack,
    int Size,
    bool StatesLayout,
    bool IsMap,
    EquatableArray<MemberSpec> Members);

/// <param name="Name">As in EDK2.</param>
/// <param name="PlaceType">Type of the generated member: <c>Field&lt;uint&gt;</c>, or <c>Ptr&lt;byte&gt;</c> for an array.</param>
/// <param name="InC">As C would declare it, for comments.</param>
/// <param name="IsPublic">Whether other assemblies can name its type.</param>
internal sealed record MemberSpec(string Name, string PlaceType, CDeclaration InC, int Offset, int Size, bool IsPublic);
