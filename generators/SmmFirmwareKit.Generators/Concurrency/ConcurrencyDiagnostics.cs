// What can be wrong with state and concurrency in firmware (SFK40xx).
using Microsoft.CodeAnalysis;

namespace SmmFirmwareKit.Generators.Concurrency;

internal static class ConcurrencyDiagnostics
{
    private const string Category = "Concurrency";

    public static readonly DiagnosticDescriptor State = Rule.Error(
        "SFK4001",
        Category,
        "Mutable state in firmware",
        "{0}.{1} {2}, which no checkpoint, DMA or SMRAM lock sees: keep it in modelled memory, as a [Global] or behind a Ptr<T>");

    public static readonly DiagnosticDescriptor Reference = Rule.Error(
        "SFK4002",
        Category,
        "Reference held across await",
        "{0} holds a {1} across an await: a checkpoint copies the reference and not what it refers to, so hold an integer, a pointer or another value");

    public static readonly DiagnosticDescriptor Host = Rule.Error(
        "SFK4003",
        Category,
        "Threads, clock or randomness of the host in firmware",
        "{0} belongs to the machine that simulates: firmware would behave differently in each run, so use {1}");

    public static readonly DiagnosticDescriptor Spin = Rule.Error(
        "SFK4004",
        Category,
        "Spin loop without CpuPause",
        "The loop waits for another processor without CpuPause: exploration would try each of its turns, and a hyper-thread would starve its sibling, so write await BaseLib.CpuPause() in it");

    public static readonly DiagnosticDescriptor Offset = Rule.Error(
        "SFK4005",
        Category,
        "Raw offset where a member lies",
        "Member {1} of {0} lies there: an offset goes on pointing at it when the structure changes, so write {2}");

    public static readonly DiagnosticDescriptor Step = Rule.Error(
        "SFK4006",
        Category,
        "Access built by hand",
        "{0} is what an accessor builds: the address would lose its type, so write {1}");

    public static readonly DiagnosticDescriptor Literal = Rule.Error(
        "SFK4007",
        Category,
        "Address without a name",
        "{0} is a bare number, which no grep for the register or structure finds: write {1}");

    public static readonly DiagnosticDescriptor ApicId = Rule.Error(
        "SFK4008",
        Category,
        "APIC id and CPU index confused",
        "{0} is {1} and used as {2}: the two agree on small machines only, and the wrong slot would be read, so look it up in the table of processors");

    public static readonly DiagnosticDescriptor Shared = Rule.Error(
        "SFK4009",
        Category,
        "Shared data reached outside its accessor",
        "{0} {1} shared by several processors in one copy, which C does not do with volatile data: access {2} through its own member");
}
