// What can be wrong with a [Protocol] (SFK1201..SFK1211).
using Microsoft.CodeAnalysis;

namespace SmmFirmwareKit.Generators.Protocols;

internal static class ProtocolDiagnostics
{
    public static readonly DiagnosticDescriptor Guid = Rule.Error(
        "SFK1201",
        "Protocols",
        "Protocol has no valid GUID",
        "Protocol {0} has GUID '{1}' named '{2}', by which nothing could be located: write the registry form, as in 1D202CAB-C8AB-4D5C-94F7-3CFCC0D3D335, not all zeros, and the name of EDK2's package declaration, or leave the GUID out for a table that only lies within others");

    public static readonly DiagnosticDescriptor SameGuid = Rule.ErrorAtEnd(
        "SFK1202",
        "Protocols",
        "Protocols share a GUID",
        "Protocol {0} has the GUID of {1}, so that a driver that locates one may be given the other's table and call the wrong function: give each its own GUID");

    public static readonly DiagnosticDescriptor Shape = Rule.Error(
        "SFK1203",
        "Protocols",
        "Protocol has an unsupported shape",
        "Protocol {0} gets no table because it is generic, private, local to a file or derived from another interface: declare an ordinary public or internal interface with all members of the C structure");

    public static readonly DiagnosticDescriptor Table = Rule.Error(
        "SFK1204",
        "Protocols",
        "Protocol has no table beside it",
        "Protocol {0} has no type that Ptr<T> and [Global] could name: declare 'partial struct {1};' beside it (in the same namespace or partial type, with the same accessibility, no record, not readonly, nothing in it)");

    public static readonly DiagnosticDescriptor Empty = Rule.Error(
        "SFK1205",
        "Protocols",
        "Protocol has no members",
        "Protocol {0} has no members and so no table: a protocol that only says that something happened is installed with a NULL interface and needs nothing but its GUID in Guids");

    public static readonly DiagnosticDescriptor Kind = Rule.Error(
        "SFK1206",
        "Protocols",
        "Member has no place in a table",
        "Member {0}.{1} is neither a function nor data of a C structure: declare an instance method without a body, or a property with only a getter");

    public static readonly DiagnosticDescriptor Overloaded = Rule.Error(
        "SFK1207",
        "Protocols",
        "Member of a protocol is overloaded",
        "Member {0}.{1} is declared more than once, but a C structure has one member of a name: name it as the C structure does");

    public static readonly DiagnosticDescriptor Signature = Rule.Error(
        "SFK1208",
        "Protocols",
        "Member has a signature that registers cannot carry",
        "Member {0}.{1} must return FirmwareTask or FirmwareTask<T> and take at most 8 parameters; each value is an integer, enum, Boolean, pointer or struct around one of these, of at most 8 bytes and not by reference: pass anything larger through Ptr<T>");

    public static readonly DiagnosticDescriptor NoLayout = Rule.Error(
        "SFK1209",
        "Protocols",
        "Data member has no C layout",
        "Member {0}.{1} has type {2}, which has no layout in C, so that no member behind it has an offset: use an integer, enum, Boolean, Ptr<T>, a firmware structure, or the table of another protocol");

    public static readonly DiagnosticDescriptor Hidden = Rule.Error(
        "SFK1210",
        "Protocols",
        "Member is hidden by another",
        "Member {0}.{1} could not be reached through Ptr<T> or Field<T> because {1} already means something there: declare it as {1}_");

    public static readonly DiagnosticDescriptor This = Rule.Error(
        "SFK1211",
        "Protocols",
        "This is not a pointer to a table",
        "Parameter this of {0}.{1} has type {2}, so that the function would not get the protocol it was called through: declare it as Ptr<{3}>");
}
