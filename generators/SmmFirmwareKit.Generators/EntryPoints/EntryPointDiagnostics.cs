// What can be wrong with a function that has an address (SFK10xx).
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

    public static readonly DiagnosticDescriptor OrdinalTaken = Rule.Error(
        "SFK1008",
        "Dispatch",
        "Entry points share an ordinal",
        "Entry point {0}.{1} has ordinal {2}, which {3} has too: an ordinal decides an address, so the one that was there first keeps it; write Ordinal = {4} at the other");

    public static readonly DiagnosticDescriptor OrdinalRange = Rule.Error(
        "SFK1009",
        "Dispatch",
        "Ordinal is out of range",
        "Entry point {0}.{1} has ordinal {2}: a class has code cells 0 to 255, so write Ordinal = {4}");

    public static readonly DiagnosticDescriptor TwoKinds = Rule.Error(
        "SFK1010",
        "Dispatch",
        "Entry point is of two kinds",
        "Entry point {0}.{1} has two attributes that give it an address: a C function has one address and one type, so keep the attribute of that type");

    public static readonly DiagnosticDescriptor FunctionType = Rule.Error(
        "SFK1011",
        "Dispatch",
        "Entry point differs from its function type",
        "Entry point {0}.{1} is called as {2}, whose callers would pass other registers than it reads: declare it as {3}, where a 64-bit number may also be a Ptr<T>");

    public static readonly DiagnosticDescriptor HandlerType = Rule.Error(
        "SFK1012",
        "Dispatch",
        "SMI handler names no GUID",
        "SMI handler {0}.{1} is declared for '{2}', which is neither a GUID nor the name of one in Guids or in {0}, so no message would reach it: write nameof(Guids.g...Guid)");

    public static readonly DiagnosticDescriptor ValueTaken = Rule.ErrorAtEnd(
        "SFK1013",
        "Dispatch",
        "Two handlers answer one software SMI",
        "{0} answers the value {1} at port 0xB2, and {2} does too: root handlers see every SMI, so both would act on one command; give one of them another value");

    public static readonly DiagnosticDescriptor Unchecked = Rule.Error(
        "SFK1014",
        "Dispatch",
        "Software SMI handler does not check its value",
        "{0}.{1} answers the value {2} at port 0xB2, but it is called at every SMI and does not compare with {2} and return WARN_INTERRUPT_SOURCE_QUIESCED otherwise: it would act on SMIs meant for others");

    public static readonly DiagnosticDescriptor MemberName = Rule.Error(
        "SFK1015",
        "Dispatch",
        "Member has the name of a generated one",
        "{0} has a {1} of its own, but one is generated for its entry points: give yours another name");
}
