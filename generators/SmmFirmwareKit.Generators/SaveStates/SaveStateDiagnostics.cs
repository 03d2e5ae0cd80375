// What can be wrong with a [SaveStateMap] (SFK22xx).
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
        "Register {1} of save-state map {0} is {2} bytes wide with its high half at {3}: a register has 1, 2, 4 or 8 bytes, at least those of its field, only one of 8 bytes has a high half, and both halves lie within the map");

    public static readonly DiagnosticDescriptor NotInMap = Error(
        "SFK2204",
        "Register outside a save-state map",
        "{1} is marked as a register, but {0} is not a [SaveStateMap]: nothing would read it");

    private static DiagnosticDescriptor Error(string id, string title, string message) =>
        new(id, title, message, "SaveState", DiagnosticSeverity.Error, isEnabledByDefault: true);
}
