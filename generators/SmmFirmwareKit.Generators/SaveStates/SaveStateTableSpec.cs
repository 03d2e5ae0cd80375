// What the generator knows of EDK2's lookup table over a vendor's maps: text and numbers only.
using SmmFirmwareKit.Generators.Declarations;

namespace SmmFirmwareKit.Generators.SaveStates;

/// <param name="CName">The C union of the maps.</param>
/// <param name="Prefix">Starts the names of the internal rows in C.</param>
/// <param name="X86">The 32-bit map in C#; empty if EDK2 does not read it.</param>
/// <param name="X64">The 64-bit map in C#.</param>
/// <param name="Ranges">Ascending.</param>
/// <param name="Internal">Rows from 1 on.</param>
/// <param name="Rows">Then one for each register of the ranges.</param>
internal sealed record SaveStateTableSpec(
    DeclarationSpec Declaration,
    string CName,
    string Prefix,
    string X86,
    string X64,
    EquatableArray<SaveStateTableRange> Ranges,
    EquatableArray<SaveStateTableRow> Internal,
    EquatableArray<SaveStateTableRow> Rows);

/// <param name="Start">As in C#, <c>GdtBase</c>; <c>InC</c> after EFI_MM_SAVE_STATE_REGISTER_.</param>
internal sealed record SaveStateTableRange(string Start, string End, string StartInC, string EndInC);

/// <param name="Name">In C, after its prefix: <c>GDTBASE</c>.</param>
/// <param name="Value">Of the register; the row's number for an internal one.</param>
/// <param name="Offset32">As a C expression; 0 for none.</param>
internal sealed record SaveStateTableRow(string Name, int Value, int Width32, int Width64, string Offset32, string Offset64Lo, string Offset64Hi, bool Writeable);
