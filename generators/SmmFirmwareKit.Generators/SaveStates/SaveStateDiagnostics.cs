// What can be wrong with a [SaveStateMap] (SFK22xx).
using Microsoft.CodeAnalysis;

namespace SmmFirmwareKit.Generators.SaveStates;

internal static class SaveStateDiagnostics
{
    public static readonly DiagnosticDescriptor NotStructure = Rule.Error(
        "SFK2201",
        "SaveState",
        "Save-state map has no layout",
        "Save-state map {0} gets no register table because it is not a sound firmware structure: mark it [FirmwareStructure] and correct what is reported there");

    public static readonly DiagnosticDescriptor Twice = Rule.Error(
        "SFK2202",
        "SaveState",
        "Register is declared twice",
        "Save-state map {0} has register {1} at {2} and at {3}: the processor stores it once, and a reader would not know which is meant");

    public static readonly DiagnosticDescriptor Width = Rule.Error(
        "SFK2203",
        "SaveState",
        "Register has an impossible width or place",
        "Register {1} of save-state map {0} is {2} bytes wide with its high half at {3}: a register has 1, 2, 4 or 8 bytes, at least those of its field, only one of 8 bytes has a high half, and both halves lie within the map");

    public static readonly DiagnosticDescriptor NotInMap = Rule.Error(
        "SFK2204",
        "SaveState",
        "Register outside a save-state map",
        "{1} is marked as a register, but {0} is not a [SaveStateMap]: nothing would read it");
}
