// What can be wrong with a [SaveStateTable] (SFK2214 to SFK2220).
using Microsoft.CodeAnalysis;

namespace SmmFirmwareKit.Generators.SaveStates;

internal static class SaveStateTableDiagnostics
{
    public static readonly DiagnosticDescriptor Shape = Error(
        "SFK2214",
        "Save-state table has an unsupported shape",
        "Save-state table {0} gets no lookup because {1} is not partial, or is generic or local to a file: declare it as an ordinary static partial class");

    public static readonly DiagnosticDescriptor Map = Error(
        "SFK2215",
        "Save-state table names no map",
        "Save-state table {0} has {1} = {2}, which is not a sound [SaveStateMap]: its rows would have no offsets, so name one and correct what is reported there");

    public static readonly DiagnosticDescriptor Ranges = Error(
        "SFK2216",
        "Register ranges contradict each other",
        "Save-state table {0} cannot number its rows from its ranges because {1}: state [SaveStateRange] for each run of registers, lowest first");

    public static readonly DiagnosticDescriptor Outside = Error(
        "SFK2217",
        "Register lies outside the ranges of its table",
        "A map of save-state table {0} holds register {1}, which no [SaveStateRange] contains: reading it would be EFI_NOT_FOUND, so widen a range");

    public static readonly DiagnosticDescriptor Writable = Error(
        "SFK2218",
        "Maps disagree on whether a register is writable",
        "The maps of save-state table {0} disagree on whether {1} is writable: EDK2 has one Writeable for both, so state the same in each map");

    public static readonly DiagnosticDescriptor Internal = Error(
        "SFK2219",
        "Internal row without a place",
        "Save-state table {0} has an internal row for role {1}, which a map of it lacks: the row would read offset 0, so remove the role from Internal or mark the field");

    public static readonly DiagnosticDescriptor Wide86 = Error(
        "SFK2220",
        "Register of the 32-bit map is too wide",
        "Register {1} has {2} bytes in the 32-bit map of save-state table {0}: EDK2 has one offset for it there and copies from that, so a register of the 32-bit map has at most 4");

    private static DiagnosticDescriptor Error(string id, string title, string message) => Rule.Error(id, "SaveState", title, message);
}
