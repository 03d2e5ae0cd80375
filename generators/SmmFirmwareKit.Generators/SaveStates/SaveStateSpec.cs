// What the save-state generator knows of a map: text and numbers only.
using SmmFirmwareKit.Generators.Declarations;

namespace SmmFirmwareKit.Generators.SaveStates;

/// <param name="CName">The map's name in EDK2.</param>
/// <param name="Architecture">Which processors use it.</param>
/// <param name="Revision">SMM revision identifier.</param>
/// <param name="Rows">By register value.</param>
/// <param name="Places">By role.</param>
/// <param name="Io">How the I/O information is packed; null for a map without.</param>
internal sealed record SaveStateSpec(
    DeclarationSpec Declaration,
    string CName,
    string Architecture,
    uint Revision,
    EquatableArray<SaveStateRow> Rows,
    EquatableArray<SaveStateRoleRow> Places,
    SaveStateIoSpec? Io);

/// <param name="Value">Value of the register in EFI_MM_SAVE_STATE_REGISTER.</param>
/// <param name="Register">Its name there.</param>
/// <param name="Field">The field that holds it, or its low half.</param>
/// <param name="OffsetHi">Bits 63:32; 0 for a narrower register.</param>
/// <param name="TableHi">Bits 63:32 in EDK2's table.</param>
internal sealed record SaveStateRow(int Value, string Register, string Field, int Width, int OffsetLo, int OffsetHi, int TableHi, bool Writable);

/// <param name="Value">Value of the role in SaveStateRole.</param>
/// <param name="Role">Its name there.</param>
internal sealed record SaveStateRoleRow(int Value, string Role, string Field, int Width, int Offset);

/// <param name="Field">The word.</param>
/// <param name="MinimumRevision">Lower revisions leave it undefined; 0 if all define it.</param>
internal sealed record SaveStateIoSpec(string Field, uint MinimumRevision, int ValidBit, IoBits Port, IoBits Length, IoBits Type);

/// <param name="Meanings">What the values of these bits stand for; none for the port.</param>
internal sealed record IoBits(int High, int Low, EquatableArray<IoMeaning> Meanings)
{
    public uint Mask => (uint)((1UL << (High - Low + 1)) - 1);
}

/// <param name="Name">As in the attribute: <c>Byte</c>, <c>Input</c>.</param>
internal sealed record IoMeaning(string Name, EquatableArray<byte> Values);
