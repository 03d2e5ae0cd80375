// What can be wrong with a [FunctionType] and its pointers (SFK2010..SFK2012).
using Microsoft.CodeAnalysis;

namespace SmmFirmwareKit.Generators.FunctionTypes;

internal static class FunctionTypeDiagnostics
{
    public static readonly DiagnosticDescriptor Shape = Rule.Error(
        "SFK2010",
        "Layout",
        "Function type has an unsupported shape",
        "Function type {0} gets no call because it, or a type around it, is generic, private or local to a file: declare it as an ordinary public or internal delegate");

    public static readonly DiagnosticDescriptor Signature = Rule.Error(
        "SFK2011",
        "Layout",
        "Function type has a signature that registers cannot carry",
        "Function type {0} cannot be called through an address: it must return FirmwareTask or FirmwareTask<T> and take at most 8 parameters by value, each of at most 8 bytes, so pass larger things by Ptr<T>");

    public static readonly DiagnosticDescriptor Unmarked = Rule.Error(
        "SFK2012",
        "Layout",
        "Function pointer to a type that is no function type",
        "FunctionPointer<{0}> has no Call, because {0} is not marked [FunctionType]: mark the delegate and name its typedef in EDK2");
}
