// SFK4008: an APIC id is not a CPU index.
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SmmFirmwareKit.Generators.Layout;

namespace SmmFirmwareKit.Generators.Concurrency;

/// <summary>Reports conversions of one into the other, comparisons of both, and tables indexed by an APIC id.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ApicIdAnalyzer : DiagnosticAnalyzer
{
    private const string AnApicId = "an APIC id";
    private const string ACpuIndex = "a CPU index";

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [ConcurrencyDiagnostics.ApicId];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterOperationAction(
            Check,
            OperationKind.ObjectCreation,
            OperationKind.Conversion,
            OperationKind.Invocation,
            OperationKind.PropertyReference,
            OperationKind.Binary);
    }

    private static void Check(OperationAnalysisContext context)
    {
        if (FirmwareClasses.IsFirmware(context.ContainingSymbol.ContainingType) && Confused(context.Operation) is { } found)
        {
            context.ReportDiagnostic(Diagnostic.Create(ConcurrencyDiagnostics.ApicId, found.Value.Syntax.GetLocation(), found.Value.Syntax.ToString(), found.Is, found.UsedAs));
        }
    }

    private static (IOperation Value, string Is, string UsedAs)? Confused(IOperation operation) => operation switch
    {
        IObjectCreationOperation { Arguments.Length: 1 } creation => Made(creation.Type, creation.Arguments[0].Value),
        IConversionOperation { OperatorMethod: not null } conversion => Made(conversion.Type, conversion.Operand),
        IInvocationOperation { TargetMethod.Name: "FromProcessorId", Arguments.Length: 1 } call => Made(call.Type, call.Arguments[0].Value),
        IPropertyReferenceOperation { Arguments.Length: 1, Instance.Type: { } table } element when KitTypes.PointeeOf(table) is not null => Index(element.Arguments[0].Value),
        IBinaryOperation { LeftOperand.Type: { } table, RightOperand: var index } when KitTypes.PointeeOf(table) is not null => Index(index),
        IBinaryOperation binary when IsComparison(binary.OperatorKind) => Compared(binary.LeftOperand, binary.RightOperand) ?? Compared(binary.RightOperand, binary.LeftOperand),
        _ => null,
    };

    private static (IOperation, string, string)? Made(ITypeSymbol? type, IOperation value) =>
        ApicIds.IsKit(type, "CpuIndex") && ApicIds.IsApicId(value) ? (value, AnApicId, ACpuIndex) :
        ApicIds.IsKit(type, "ApicId") && ApicIds.IsCpuIndex(value) ? (value, ACpuIndex, AnApicId) : null;

    private static (IOperation, string, string)? Index(IOperation index) => ApicIds.IsApicId(index) ? (index, AnApicId, "an index of a table") : null;

    private static (IOperation, string, string)? Compared(IOperation one, IOperation other) =>
        ApicIds.IsApicId(one) && ApicIds.IsCpuIndex(other) ? (one, AnApicId, ACpuIndex) : null;

    private static bool IsComparison(BinaryOperatorKind kind) => kind
        is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals
        or BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual
        or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual;
}
