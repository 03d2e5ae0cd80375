// What can be outside the portable subset (SFK30xx). The page docs/portable-subset.md says what is inside.
using Microsoft.CodeAnalysis;

namespace SmmFirmwareKit.Generators.PortableSubset;

internal static class PortableSubsetDiagnostics
{
    private const string Category = "PortableSubset";

    public static readonly DiagnosticDescriptor Construct = Rule.Error(
        "SFK3001", Category, "Construct outside the portable subset", "{0} has no form in EDK2's C, so it cannot be ported back: {1}");

    public static readonly DiagnosticDescriptor Heap = Rule.Error(
        "SFK3002", Category, "Object on the host's heap", "{0} would lie on the host's heap, where neither DMA, a checkpoint nor C finds it: {1}");

    public static readonly DiagnosticDescriptor Boxing = Rule.Error(
        "SFK3003", Category, "Value is boxed", "{0} becomes an object on the host's heap here: pass it as {0}, or as an integer");

    public static readonly DiagnosticDescriptor Exceptions = Rule.Error(
        "SFK3004", Category, "Exceptions in firmware", "{0} needs exceptions, which stop the run (SFK8010) and which C lacks: {1}");

    public static readonly DiagnosticDescriptor Query = Rule.Error(
        "SFK3005", Category, "Query over objects", "{0} (LINQ) goes over objects on the host's heap: {1}");

    public static readonly DiagnosticDescriptor FunctionValue = Rule.Error(
        "SFK3006", Category, "Function as a value", "{0} is a host object; a call through it would check neither code cell nor SMRAM: {1}");

    public static readonly DiagnosticDescriptor Static = Rule.Error(
        "SFK3007", Category, "Static state", "{0} is kept by the host: no checkpoint restores it and all machines of a process share it: {1}");

    public static readonly DiagnosticDescriptor RunTimeType = Rule.Error(
        "SFK3008", Category, "Type examined at run time", "{0} asks for a type at run time, of which C keeps nothing: {1}");

    public static readonly DiagnosticDescriptor FloatingPoint = Rule.Error(
        "SFK3009", Category, "Floating point", "{0} is floating point, whose state belongs to the code that the SMI interrupted: calculate in integers, scaled, with the multiplication first");

    public static readonly DiagnosticDescriptor Text = Rule.Error(
        "SFK3010", Category, "Text built at run time", "{0} builds text on the host's heap: {1}");

    public static readonly DiagnosticDescriptor Iteration = Rule.Error(
        "SFK3011", Category, "Iteration over a collection", "{0} goes through an enumerator or a range, which C lacks: {1}");

    public static readonly DiagnosticDescriptor Generic = Rule.Error(
        "SFK3012", Category, "Generic firmware code", "{0} is generic, and C has one function or structure for one set of types: {1}");

    public static readonly DiagnosticDescriptor Pattern = Rule.Error(
        "SFK3013", Category, "Pattern beyond constants", "{0} has no operator in C: {1}");

    public static readonly DiagnosticDescriptor Inheritance = Rule.Error(
        "SFK3014", Category, "Inheritance in firmware", "{0}: C calls a function by its name, so {1}");

    public static readonly DiagnosticDescriptor Tuple = Rule.Error(
        "SFK3015", Category, "Tuple used as a value", "{0} is no variable of C: {1}");

    public static readonly DiagnosticDescriptor Asynchronous = Rule.Error(
        "SFK3016", Category, "Asynchronous code of the host", "{0} runs outside the machine's turns, so no schedule could replay it: {1}");

    public static readonly DiagnosticDescriptor Member = Rule.Error(
        "SFK3017", Category, "Member that firmware lacks", "{0} is the host's and has no twin in EDK2: use a library class, a member of the kit's EFI types, or a function of your own");

    public static readonly DiagnosticDescriptor Type = Rule.Error(
        "SFK3018", Category, "Type without a C form", "{0} has type {1}, which no C header declares: use an integer, enum, Boolean, Ptr<T>, or a struct of these");

    public static readonly DiagnosticDescriptor Reference = Rule.Error(
        "SFK3019", Category, "Reference past the model", "{0} reaches memory of the host, of which the machine sees nothing: {1}");

    public static readonly DiagnosticDescriptor Overflow = Rule.Error(
        "SFK3020", Category, "Checked arithmetic", "{0} throws on overflow, and C wraps around: {1}");

    public static readonly DiagnosticDescriptor Overload = Rule.Error(
        "SFK3021", Category, "Overloaded function", "{0} is declared twice with different parameters, and C has one function for one name: give each a name of its own");

    public static readonly DiagnosticDescriptor Conversion = Rule.Error(
        "SFK3022", Category, "Conversion that C lacks", "A conversion from {0} to {1} has no form in C: convert between integers, enums and pointers only");
}
