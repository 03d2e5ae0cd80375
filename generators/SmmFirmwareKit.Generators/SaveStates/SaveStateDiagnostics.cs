// What can be wrong with a [SaveStateMap] (SFK2201 to SFK2213).
using Microsoft.CodeAnalysis;

namespace SmmFirmwareKit.Generators.SaveStates;

internal static class SaveStateDiagnostics
{
    public static readonly DiagnosticDescriptor NotStructure = Error(
        "SFK2201",
        "Save-state map has no layout",
        "Save-state map {0} gets no register table because it is not a sound firmware structure: mark it [FirmwareStructure] and correct what is reported there");

    public static readonly DiagnosticDescriptor Twice = Error(
        "SFK2202",
        "Register is declared twice",
        "Save-state map {0} has register {1} at {2} and at {3}: the processor stores it once, and a reader would not know which is meant");

    public static readonly DiagnosticDescriptor Width = Error(
        "SFK2203",
        "Register has an impossible width or place",
        "Register {1} of save-state map {0} is {2} bytes wide with its high half at {3}: a register has 1, 2, 4 or 8 bytes, at least those of its field, only one of 8 bytes has a high half, and both halves lie within the map, apart from each other");

    public static readonly DiagnosticDescriptor NotInMap = Error(
        "SFK2204",
        "Register or role outside a save-state map",
        "{1} is marked as a register or role, but {0} is not a [SaveStateMap]: nothing would read it");

    public static readonly DiagnosticDescriptor Overlap = Error(
        "SFK2205",
        "Fields of a save-state map overlap",
        "Field {1} of save-state map {0} starts at {2}, within {3}, which ends at {4}: writing one would change the other, so correct [Offset] or the type");

    public static readonly DiagnosticDescriptor Size = Error(
        "SFK2206",
        "Save-state map does not fill its area",
        "Save-state map {0} has {1} bytes: the area from SMBASE + 0xFC00 has 0x400, so firmware would read fields of a neighbour; state offsets from the start of the area up to its last field");

    public static readonly DiagnosticDescriptor MissingRole = Error(
        "SFK2207",
        "Save-state map lacks SMBASE or SMMREVID",
        "Save-state map {0} has no field with [SaveStateRole(SaveStateRole.{1})]: firmware could neither tell this map from another nor move SMBASE, so mark the field");

    public static readonly DiagnosticDescriptor RoleTwice = Error(
        "SFK2208",
        "Role is given twice",
        "Save-state map {0} gives role {1} to {2} and to {3}: the processor has one place for it, so remove one");

    public static readonly DiagnosticDescriptor RoleWidth = Error(
        "SFK2209",
        "Role has an impossible width",
        "Field {1} of save-state map {0} has {2} bytes, which role {3} cannot have: SMBASE, SMMREVID and I/O information have 4, the restart fields 1 or 2, the I/O memory address 4 or 8");

    public static readonly DiagnosticDescriptor Revision = Error(
        "SFK2210",
        "Revision contradicts the save-state map",
        "Save-state map {0} states revision {1}, but {2}: state the SMM revision identifier of processors that store this map");

    public static readonly DiagnosticDescriptor IoIncomplete = Error(
        "SFK2211",
        "I/O information is described in part",
        "Field {1} of save-state map {0} lacks [{2}], so no I/O instruction could be told from it: describe valid bit, port, length and type of the field with role IoInformation, or none of them");

    public static readonly DiagnosticDescriptor IoBits = Error(
        "SFK2212",
        "Bits of the I/O information contradict each other",
        "I/O information {1} of save-state map {0} cannot be decoded because {2}: correct the bit numbers, highest first, or the values");

    public static readonly DiagnosticDescriptor UnnamedHighHalf = Error(
        "SFK2213",
        "High half of a register has no field",
        "Bits 63:32 of register {1} in save-state map {0} lie at {2}, where no field starts: C could not name them in its table, so declare a field there");

    private static DiagnosticDescriptor Error(string id, string title, string message) => Rule.Error(id, "SaveState", title, message);
}
