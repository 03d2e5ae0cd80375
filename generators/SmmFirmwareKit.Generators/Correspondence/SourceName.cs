// What a reader would call the place or function pointer that a status comes from.
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmmFirmwareKit.Generators.Flow;

namespace SmmFirmwareKit.Generators.Correspondence;

/// <remarks>
/// A member of a structure (<c>AddProcessor</c> of <c>await mmCpuService.AddProcessor</c>), a function whose address is called
/// (<c>CoreFreePages</c> of <c>CoreFreePagesAddress</c>), else the variable that holds the pointer.
/// </remarks>
internal static class SourceName
{
    // A pointer handed through more variables than this is named after the last of them.
    private const int MostVariables = 8;

    /// <summary>The function pointer of <c>pointer.Call(...)</c>, or of <c>Call(pointer, ...)</c> of a part or of the processor.</summary>
    public static string? OfPointer(StatusPlace place, IInvocationOperation call) =>
        call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0) is { } first && IsOnItsOwn(call)
            ? Of(place.With(first.Value))
            : Of(place.With(call.Instance ?? call.Arguments[0].Value));

    public static string? Of(StatusPlace place) => Of(place, MostVariables);

    private static string? Of(StatusPlace place, int left) => place.Value switch
    {
        IAwaitOperation wait => Of(place.With(wait.Operation), left),
        IConversionOperation conversion => Of(place.With(conversion.Operand), left),
        IObjectCreationOperation { Arguments: { Length: > 0 } arguments } => Of(place.With(arguments[0].Value), left),
        IFieldReferenceOperation field => field.Field.Name,
        IPropertyReferenceOperation { Property: { IsIndexer: true } or { Name: "Value" or "Address" }, Instance: { } instance } => Of(place.With(instance), left),
        IPropertyReferenceOperation property => Function(property.Property),
        IInvocationOperation { TargetMethod.Name: "As", Instance: { } pointer } => Of(place.With(pointer), left),
        IInvocationOperation call => call.TargetMethod.Name,
        _ => Variable.Of(place.Value) is { } variable ? OfVariable(place, variable, left) : null,
    };

    private static string? OfVariable(StatusPlace place, Variable variable, int left)
    {
        StatusPlace?[] sources = left == 0 ? [] : [.. place.Frame.Sources(place, variable)];
        return sources.Length == 1 && sources[0] is { } only && Of(only, left - 1) is { } name ? name : variable.Symbol?.Name;
    }

    // The address that is generated for an entry point.
    private static string Function(IPropertySymbol property)
    {
        const string suffix = "Address";
        string name = property.Name;
        string function = name.EndsWith(suffix, StringComparison.Ordinal) ? name.Substring(0, name.Length - suffix.Length) : name;
        return property.ContainingType.GetMembers(function).OfType<IMethodSymbol>().Any() ? function : name;
    }

    // ImagePart.Call(address, ...) and Agent.Call(address, ...) take the address; the members of function pointers do not.
    private static bool IsOnItsOwn(IInvocationOperation call) => call.TargetMethod.ContainingType.Name is "ImagePart" or "Agent";
}
