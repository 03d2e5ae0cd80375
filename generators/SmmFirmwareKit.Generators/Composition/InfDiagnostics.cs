// What can be wrong with a module or a library instance (SFK1102..SFK1111).
using Microsoft.CodeAnalysis;

namespace SmmFirmwareKit.Generators.Composition;

internal static class InfDiagnostics
{
    private const string Category = "Composition";

    public static readonly DiagnosticDescriptor NotPartial = Rule.Error(
        "SFK1102",
        Category,
        "Composed class is not partial",
        "{0} gets no constructor because {1} is not partial: declare {1} partial");

    public static readonly DiagnosticDescriptor Shape = Rule.Error(
        "SFK1103",
        Category,
        "Composed class has an unsupported shape",
        "{0} cannot be composed because {1} is generic or local to a file: declare it as an ordinary class");

    public static readonly DiagnosticDescriptor NotPart = Rule.Error(
        "SFK1104",
        Category,
        "Source is no part of the module",
        "{1} cannot be linked into {0}: declare it as class {1}({0} module), derived from ImagePart and not abstract, so that it has a place in the image and sees what the module sees");

    public static readonly DiagnosticDescriptor SourceTwice = Rule.Error(
        "SFK1105",
        Category,
        "Source is listed twice",
        "{0} lists source {1} twice: its code and globals lie in the image once, so remove one");

    public static readonly DiagnosticDescriptor NoEntryPoint = Rule.Error(
        "SFK1106",
        Category,
        "Module has no entry point",
        "No source of {0} has an [EntryPoint] method named '{1}', so the dispatcher would load an image that it cannot start: write EntryPoint = nameof(...) in [FirmwareModule]");

    public static readonly DiagnosticDescriptor LibraryTwice = Rule.Error(
        "SFK1107",
        Category,
        "Library class is listed twice",
        "{0} lists library class {1} twice, here or in the class it derives from: an image links one instance of a library class, so remove one");

    public static readonly DiagnosticDescriptor LibraryUnused = Rule.ErrorAtEnd(
        "SFK1108",
        Category,
        "Library class is listed but not used",
        "{0} lists library class {1}, which none of its sources calls: every platform would have to bind it for nothing, so remove it from [LibraryClasses]");

    public static readonly DiagnosticDescriptor NotListed = Rule.Error(
        "SFK1109",
        Category,
        "Part is missing in the sources of its module",
        "{0} takes {1} but is not among its sources, so it would lie in no image and have no address: add typeof({0}) to [Sources] of {1}");

    public static readonly DiagnosticDescriptor Name = Rule.Error(
        "SFK1110",
        Category,
        "Name of a composed member is taken",
        "{0} cannot have a member {1}: it has one already, or that is no name; a library class, a source and a fact each need a name of their own");

    public static readonly DiagnosticDescriptor PartNotPartial = Rule.Error(
        "SFK1111",
        Category,
        "Part is not partial",
        "{0} gets no short names for the libraries and sources of its module because {1} is not partial: declare {1} partial");
}
