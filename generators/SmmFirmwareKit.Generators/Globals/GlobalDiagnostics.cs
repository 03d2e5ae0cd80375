// What can be wrong with a [Global] (SFK21xx).
using Microsoft.CodeAnalysis;

namespace SmmFirmwareKit.Generators.Globals;

internal static class GlobalDiagnostics
{
    public static readonly DiagnosticDescriptor NotImagePart = Rule.Error(
        "SFK2101",
        "Layout",
        "Global outside an image part",
        "Global {1} has no memory because {0} does not derive from ImagePart: only a linked image has a globals section");

    public static readonly DiagnosticDescriptor NotPartial = Rule.Error(
        "SFK2102",
        "Layout",
        "Class with globals is not partial",
        "Globals of {0} get no address because {1} is not partial: declare {1} partial");

    public static readonly DiagnosticDescriptor Shape = Rule.Error(
        "SFK2103",
        "Layout",
        "Class with globals has an unsupported shape",
        "Globals of {0} cannot be laid out because {1} is generic or local to a file: declare it as an ordinary class");

    public static readonly DiagnosticDescriptor Property = Rule.Error(
        "SFK2104",
        "Layout",
        "Global is not a partial property of a place",
        "Global {0}.{1} must be declared as: partial Field<T> {1} {{ get; }}, or partial Ptr<T> {1} {{ get; }} for an array, not static, where T has a C layout");

    public static readonly DiagnosticDescriptor Length = Rule.Error(
        "SFK2105",
        "Layout",
        "Global has an impossible length",
        "Global {0}.{1} has Length = {2}: an array has at least one element and at most 16 MiB, and with more than one element it is a Ptr<T>");

    public static readonly DiagnosticDescriptor Initial = Rule.Error(
        "SFK2106",
        "Layout",
        "Initial value does not fit the global",
        "Global {0}.{1} of {2} bytes an element cannot start as {3}: only integers, enums, Booleans and pointers have an initial value, within their width; write others in the module's entry point");

    public static readonly DiagnosticDescriptor Align = Rule.Error(
        "SFK2107",
        "Layout",
        "Alignment cannot be honoured",
        "Global {0}.{1} has Align = {2}: use a power of two up to 64, the alignment of an image's blocks of globals, and allocate what needs more");

    public static readonly DiagnosticDescriptor Inherited = Rule.Error(
        "SFK2108",
        "Layout",
        "Base class has globals too",
        "{0} derives from {1}, which has globals: both would lie at the same address, so declare all of them in {1}");
}
