// Firmware calls functions of firmware, library classes and the EFI vocabulary, and nothing else.
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace SmmFirmwareKit.Generators.PortableSubset;

/// <summary>Checks members that firmware uses (SFK3017), with LINQ (SFK3005) and awaited host tasks (SFK3016) by their own names.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MemberAnalyzer : PortableSubsetAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [PortableSubsetDiagnostics.Member, PortableSubsetDiagnostics.Query, PortableSubsetDiagnostics.Asynchronous];

    protected override void Register(CompilationStartAnalysisContext context)
    {
        context.RegisterOperationAction(
            CheckUse,
            OperationKind.Invocation,
            OperationKind.PropertyReference,
            OperationKind.FieldReference,
            OperationKind.ObjectCreation,
            OperationKind.Conversion,
            OperationKind.Binary,
            OperationKind.Unary,
            OperationKind.CompoundAssignment,
            OperationKind.Increment,
            OperationKind.Decrement);
        context.RegisterOperationAction(CheckAwait, OperationKind.Await);
    }

    private static void CheckUse(OperationAnalysisContext context)
    {
        if (Used(context.Operation) is not { } member
            || KitVocabulary.Allows(member, context.Compilation.Assembly)
            || IsReportedOtherwise(context.Operation))
        {
            return;
        }

        string name = member.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);
        if (member.ContainingNamespace?.ToDisplayString() == "System.Linq")
        {
            Report(context, context.Operation, PortableSubsetDiagnostics.Query, member.Name, "count with a for loop over Ptr<T>");
        }
        else
        {
            Report(context, context.Operation, PortableSubsetDiagnostics.Member, name);
        }
    }

    private static void CheckAwait(OperationAnalysisContext context)
    {
        if (context.Operation is IAwaitOperation { Operation.Type: { TypeKind: not TypeKind.Error } awaited } && !KitVocabulary.IsAwaitable(awaited))
        {
            string type = awaited.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
            Report(context, context.Operation, PortableSubsetDiagnostics.Asynchronous, type, "await a FirmwareTask, a step or a place in memory");
        }
    }

    private static ISymbol? Used(IOperation operation) => operation switch
    {
        IInvocationOperation invocation => invocation.TargetMethod,
        IMemberReferenceOperation reference => reference.Member,
        IObjectCreationOperation { Type.IsValueType: true } creation => creation.Constructor,
        IConversionOperation conversion => conversion.OperatorMethod,
        IBinaryOperation binary => binary.OperatorMethod,
        IUnaryOperation unary => unary.OperatorMethod,
        ICompoundAssignmentOperation assignment => assignment.OperatorMethod,
        IIncrementOrDecrementOperation increment => increment.OperatorMethod,
        _ => null,
    };

    // What the compiler writes for a query, foreach, using, or an interpolated string; a call on floating point or on a delegate.
    private static bool IsReportedOtherwise(IOperation operation) =>
        (operation.IsImplicit && operation is not IConversionOperation)
        || operation is IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke }
        || operation is IFieldReferenceOperation { Field.ContainingType.IsTupleType: true }
        || PortableTypes.IsFloatingPoint(operation.Type);
}
