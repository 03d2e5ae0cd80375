// What can be wrong with an [EntryPoint] (SFK10xx).
using Microsoft.CodeAnalysis;

namespace SmmFirmwareKit.Generators.EntryPoints;

internal static class EntryPointDiagnostics
{
    public static readonly DiagnosticDescriptor NotImagePart = Rule.Error(
        "SFK1001",
        "Dispatch",
        "Entry point outside an image part",
        "Entry point {1} has no address because {0} does not derive from ImagePart: only a part of a linked image has code cells");

    public static readonly DiagnosticDescriptor NotPartial = Rule.Error(
        "SFK1002",
        "Dispatch",
        "Class with entry points is not partial",
        "Entry points of {0} get no dispatch because {1} is not partial: declare {1} partial");

    public static readonly DiagnosticDescriptor Shape = Rule.Error(
        "SFK1003",
        "Dispatch",
        "Class with entry points has an unsupported shape",
        "Entry points of {0} cannot be dispatched because {1} is generic or local to a file: declare it as an ordinary class");

    public static readonly DiagnosticDescriptor Method = Rule.Error(
        "SFK1004",
        "Dispatch",
        "Entry point is not an ordinary method",
        "Entry point {0}.{1} is static, abstract, generic or overloaded: one C function has one name and one address, so make it an instance method with a name of its own");

    public static readonly DiagnosticDescriptor Signature = Rule.Error(
        "SFK1005",
        "Dispatch",
        "Entry point has a signature that registers cannot carry",
        "Entry point {0}.{1} must return FirmwareTask or FirmwareTask<T> and take at most 8 parameters; each value is an integer, enum, Boolean, pointer or struct around one of these, of at most 8 bytes and not by reference: pass anything larger through Ptr<T>");

    public static readonly DiagnosticDescriptor Identity = Rule.ErrorAtEnd(
        "SFK1006",
        "Dispatch",
        "Entry points share an identity",
        "Entry point {0} has the same 64-bit identity as {1}, so a code cell could not tell them apart: rename one of them");

    public static readonly DiagnosticDescriptor Inherited = Rule.Error(
        "SFK1007",
        "Dispatch",
        "Base class has entry points too",
        "{0} derives from {1}, which has entry points: those of a base class and a derived class are not combined, so move the entry points into one class");
}
