// Which expressions are an APIC id, and which a CPU index, as far as names and types tell.
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SmmFirmwareKit.Generators.Concurrency;

internal static class ApicIds
{
    private const string ApicId = "ApicId";
    private const string CpuIndex = "CpuIndex";

    /// <summary>
    /// An <c>ApicId</c> turned into an integer; a place of modelled memory that holds one (ApicId, InitialApicId, and ProcessorId of
    /// EFI_PROCESSOR_INFORMATION); an integer local or parameter named after one.
    /// </summary>
    public static bool IsApicId(IOperation operation) => Source(operation) is { } source && (IsRawOf(source, ApicId) || IsInteger(operation) && NamesApicId(source));

    /// <summary>A <c>CpuIndex</c>, or one turned into an integer.</summary>
    public static bool IsCpuIndex(IOperation operation) =>
        Source(operation) is { } source && (IsKit(source.Type, CpuIndex) || IsRawOf(source, CpuIndex) || NamesCpuIndex(source));

    public static bool IsKit(ITypeSymbol? type, string name) => type?.Name == name && type.ContainingNamespace.ToDisplayString() == KitNames.EfiNamespace;

    // Conversions, parentheses and awaiting a place change nothing about what a number means.
    private static IOperation? Source(IOperation operation) => operation switch
    {
        IConversionOperation { OperatorMethod: null } conversion => Source(conversion.Operand),
        IParenthesizedOperation inner => Source(inner.Operand),
        IAwaitOperation wait => Source(wait.Operation),
        IArgumentOperation argument => Source(argument.Value),
        _ => operation,
    };

    // id.Value, id.ProcessorId, (uint)id
    private static bool IsRawOf(IOperation source, string type) => source switch
    {
        IPropertyReferenceOperation { Instance: { } instance } property => IsKit(instance.Type, type) && property.Property.Name is "Value" or "ProcessorId",
        IConversionOperation { OperatorMethod: { } conversion } => IsKit(conversion.Parameters[0].Type, type) && !IsKit(conversion.ReturnType, type),
        _ => false,
    };

    private static bool NamesApicId(IOperation source) => source switch
    {
        ILocalReferenceOperation local => IsInteger(local) && EndsWithApicId(local.Local.Name),
        IParameterReferenceOperation parameter => IsInteger(parameter) && EndsWithApicId(parameter.Parameter.Name),
        IPropertyReferenceOperation { Property: { IsIndexer: true }, Instance: { } table } => NamesTable(table),
        IPropertyReferenceOperation property => property.Property.Name == "ProcessorId" || EndsWithApicId(property.Property.Name),
        _ => false,
    };

    // (await mCpuHotPlugData.ApicId)[index]
    private static bool NamesTable(IOperation table) => Source(table) is IPropertyReferenceOperation { Property.Name: { } name } && EndsWithApicId(name);

    private static bool NamesCpuIndex(IOperation source) => source switch
    {
        ILocalReferenceOperation local => IsInteger(local) && EndsWithCpuIndex(local.Local.Name),
        IParameterReferenceOperation parameter => IsInteger(parameter) && EndsWithCpuIndex(parameter.Parameter.Name),
        _ => false,
    };

    private static bool EndsWithApicId(string name) => name is "apicId" || name.EndsWith(ApicId, StringComparison.Ordinal);

    private static bool EndsWithCpuIndex(string name) => name is "cpuIndex" || name.EndsWith(CpuIndex, StringComparison.Ordinal);

    private static bool IsInteger(IOperation operation) => operation.Type?.SpecialType is SpecialType.System_UInt32 or SpecialType.System_UInt64 or SpecialType.System_UIntPtr or SpecialType.System_Int32 or SpecialType.System_Int64;
}
