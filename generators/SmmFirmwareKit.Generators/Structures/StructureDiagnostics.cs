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
        "Firmware structure {0} has a [StructLayout] that differs from its [FirmwareStructure] or [FirmwareUnion]: a copied value would not lie where its members do, so remove [StructLayout] (the generator states it)");

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

    public static readonly DiagnosticDescriptor Circle = Rule.Error(
        "SFK2009",
        "Layout",
        "Typed pointers form a circle",
        "Field {0}.{1} leads back to {0} by way of {2}, and .NET loads no such structs (TypeLoadException at the first use): declare one of the pointers [PointerTo<T>] public ulong, whose member is a Field<Ptr<T>> all the same");

    public static readonly DiagnosticDescriptor UnionMember = Rule.Error(
        "SFK2013",
        "Layout",
        "Member of a union does not lie at 0",
        "Member {0}.{1} of a union must say [FieldOffset(0)], and nothing else about its place: without it a copied value would not have its members on top of each other");

    public static readonly DiagnosticDescriptor BitsShape = Rule.Error(
        "SFK2014",
        "Layout",
        "Bit-field is not a partial property below a unit",
        "Bit-field {0}.{1} must be declared as [Bits(width)] public partial T {1} {{ get; set; }} in a structure, below a field [BitUnit] private T that holds its bits; bit-fields of a union go into a structure of their own");

    public static readonly DiagnosticDescriptor BitsType = Rule.Error(
        "SFK2015",
        "Layout",
        "Bit-field has a type or width that compilers read differently",
        "Bit-field {0}.{1} must have the type of its unit, {2}, which must be an integer, and 1 to {3} bits: MSVC begins a new unit when the size of the type changes, and reads an enum's bits signed where gcc does not");

    public static readonly DiagnosticDescriptor BitsFill = Rule.Error(
        "SFK2016",
        "Layout",
        "Bit-fields do not fill their unit",
        "Bit-fields of {0}.{1} take {2} of its {3} bits: gcc would put what follows into the rest and MSVC would not, so declare the rest as [Bits] private partial, or begin another unit");

    public static readonly DiagnosticDescriptor BitsHole = Rule.Error(
        "SFK2017",
        "Layout",
        "Bit-fields begin after padding",
        "The unit {0}.{1} begins after {2} bytes of padding: gcc would put its first bit-fields into them and MSVC would not, so declare the padding as fields");

    public static readonly DiagnosticDescriptor Tail = Rule.Error(
        "SFK2018",
        "Layout",
        "Flexible array cannot be laid out",
        "{0} cannot end with a flexible array {1} of {2}: give it a name and an element type with a C layout, and declare it in a structure, not a union");

    public static readonly DiagnosticDescriptor PointerTo = Rule.Error(
        "SFK2019",
        "Layout",
        "Address is not held in 64 bits",
        "Field {0}.{1} is marked [PointerTo<T>] and has type {2}: declare it ulong, the size of an address on x64");

    public static readonly DiagnosticDescriptor Anonymous = Rule.Error(
        "SFK2020",
        "Layout",
        "Nameless field is no structure or union",
        "Field {0}.{1} is marked [Anonymous] and has type {2}: only a [FirmwareStructure] or [FirmwareUnion] has members to contribute");

    public static readonly DiagnosticDescriptor Twice = Rule.Error(
        "SFK2021",
        "Layout",
        "Two members have the same name",
        "A nameless part or the flexible array brings {0} a member {1}, but {0} itself or another member has that name: rename one of them");
}
