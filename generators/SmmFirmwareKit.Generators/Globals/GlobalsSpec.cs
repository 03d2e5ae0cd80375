// What the globals generator knows of an image part: text and numbers only.
using SmmFirmwareKit.Generators.Declarations;
using SmmFirmwareKit.Generators.Text;

namespace SmmFirmwareKit.Generators.Globals;

/// <param name="Source">The EDK2 file the class stands for; may be empty.</param>
/// <param name="Size">Bytes of all globals.</param>
/// <param name="Initial">Those that do not start as zero.</param>
internal sealed record GlobalsSpec(
    DeclarationSpec Declaration,
    string Source,
    int Size,
    EquatableArray<InitialSpec> Initial,
    EquatableArray<GlobalSpec> Globals);

/// <param name="Modifiers">As declared: both parts of a partial property must have the same.</param>
/// <param name="PropertyType"><c>Field&lt;uint&gt;</c> or <c>Ptr&lt;ulong&gt;</c>.</param>
/// <param name="InC">As C would declare it, for comments.</param>
internal sealed record GlobalSpec(string Name, string Modifiers, string PropertyType, CDeclaration InC, int Offset, int Size);

/// <param name="Width">Bytes of an element.</param>
/// <param name="Count">Elements that all start with the value.</param>
internal sealed record InitialSpec(string Name, int Offset, int Width, int Count, ulong Value);
