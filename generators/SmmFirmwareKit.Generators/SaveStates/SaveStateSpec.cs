// What the save-state generator knows of a map: text and numbers only.
using SmmFirmwareKit.Generators.Declarations;

namespace SmmFirmwareKit.Generators.SaveStates;

/// <param name="CName">The map's name in EDK2.</param>
/// <param name="Architecture">Which processors use it.</param>
/// <param name="Revision">SMM revision identifier.</param>
/// <param name="Rows">By register value.</param>
internal sealed record SaveStateSpec(
    DeclarationSpec Declaration,
    string CName,
    string Architecture,
    uint Revision,
    EquatableArray<SaveStateRow> Rows);

/// <param name="Value">Value of the register in EFI_MM_SAVE_STATE_REGISTER.</param>
/// <param name="Register">Its name there.</param>
/// <param name="Field">The field that holds it, or its low half; empty for a row without a width.</param>
internal sealed record SaveStateRow(int Value, string Register, string Field, int Width, int OffsetLo, int OffsetHi, bool Writable);
