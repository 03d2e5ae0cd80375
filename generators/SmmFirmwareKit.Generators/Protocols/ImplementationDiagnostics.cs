// What can be wrong with the functions that fill a protocol's table (SFK1212..SFK1217).
using Microsoft.CodeAnalysis;

namespace SmmFirmwareKit.Generators.Protocols;

internal static class ImplementationDiagnostics
{
    public static readonly DiagnosticDescriptor NotEntryPoint = Rule.Error(
        "SFK1212",
        "Protocols",
        "Implementation of a protocol is not an entry point",
        "{0}.{1} implements a member of {2} but has no address to store in its table: mark it [EntryPoint] as well");

    public static readonly DiagnosticDescriptor NoMember = Rule.Error(
        "SFK1213",
        "Protocols",
        "Protocol has no such function",
        "{0}.{1} implements {2} of {3}, which declares no such function: name a method of a [Protocol] interface, and one of a table within it with a dot, as in Io.Read");

    public static readonly DiagnosticDescriptor Signature = Rule.Error(
        "SFK1214",
        "Protocols",
        "Implementation has another signature than the member",
        "{0}.{1} implements {2} of {3} with another signature, so that callers' arguments would arrive as something else: declare it as {4}");

    public static readonly DiagnosticDescriptor Missing = Rule.Error(
        "SFK1215",
        "Protocols",
        "Member of a protocol has no implementation",
        "{0} implements {1} but not its member {2}, so that the table would hold NULL there and a call would fetch code at address 0: mark the entry point that implements it in {0}");

    public static readonly DiagnosticDescriptor Twice = Rule.Error(
        "SFK1216",
        "Protocols",
        "Member of a protocol has two implementations",
        "{0}.{1} implements {2} of {3}, which another entry point of {0} implements already: the table has room for one address, so remove one [Implements]");

    public static readonly DiagnosticDescriptor Taken = Rule.Error(
        "SFK1217",
        "Protocols",
        "Name of the generated function is taken",
        "{0} gets a function Fill that stores its entry points in the table of {1}, but already has a member Fill: rename that");
}
