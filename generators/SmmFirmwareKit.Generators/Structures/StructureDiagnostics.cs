// What can be wrong with a [FirmwareStructure] (SFK20xx).
using Microsoft.CodeAnalysis;

namespace SmmFirmwareKit.Generators.Structures;

internal static class StructureDiagnostics
{
    public static readonly DiagnosticDescriptor NotPartial = Rule.Error(
        "SFK2001",
        "Layout",
        "Firmware structure is not partial",
        "Firmware structure {0} gets no layout because {1} is not partial: declare {1} partial");

    public static readonly DiagnosticDescriptor Shape = Rule.Error(
        "SFK2002",
        "Layout",
        "Firmware structure has an unsupported shape",
        "Firmware structure {0} cannot be laid out because {1} is generic, local to a file or private: declare it as an ordinary public or internal struct");

    public static readonly DiagnosticDescriptor NoLayout = Rule.Error(
        "SFK2003",
        "Layout",
        "Field has no C layout",
        "Field {0}.{1} has type {2}, which has no layout in C: use an integer, enum, Boolean, Ptr<T>, an [InlineArray] struct, a struct around one of these, or mark the struct [FirmwareStructure]");

    public static readonly DiagnosticDescriptor Hidden = Rule.Error(
        "SFK2004",
        "Layout",
        "Field is hidden by a member of the pointer",
        "Field {0}.{1} could not be reached through Ptr<{0}> or Field<{0}>, which have a member {1} of their own: declare it as {1}_");

    public static readonly DiagnosticDescriptor Pack = Rule.Error(
        "SFK2005",
        "Layout",
        "Packing is not supported",
        "Firmware structure {0} has Pack = {1}: EDK2 uses natural alignment (0) or #pragma pack (1)");

    public static readonly DiagnosticDescriptor Contradiction = Rule.Error(
        "SFK2006",
        "Layout",
        "Two layouts contradict each other",
        "Firmware structure {0} has a [StructLayout] that differs from its [FirmwareStructure]: a copied value would not lie where its members do, so remove [StructLayout] (the generator states it) or make both sequential with the same Pack");

    public static readonly DiagnosticDescriptor Unnameable = Rule.Error(
        "SFK2008",
        "Layout",
        "Field has a type that generated members cannot name",
        "Field {0}.{1} has type {2}, which is private, so no member of Ptr<{0}> can have it: make {2} internal or public");

    public static readonly DiagnosticDescriptor Offset = Rule.Error(
        "SFK2007",
        "Layout",
        "Field lies outside any structure",
        "Field {0}.{1} would lie before the structure or more than 16 MiB into it: correct [Offset], which counts bytes from the start of the structure");
}
