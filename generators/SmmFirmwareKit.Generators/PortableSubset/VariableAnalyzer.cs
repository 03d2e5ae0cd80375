// Variables of firmware functions are values that C declares.
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace SmmFirmwareKit.Generators.PortableSubset;

/// <summary>Checks the types of locals (SFK3018; text SFK3010, tuples SFK3015).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VariableAnalyzer : PortableSubsetAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [PortableSubsetDiagnostics.Type, PortableSubsetDiagnostics.Text, PortableSubsetDiagnostics.Tuple];

    protected override void Register(CompilationStartAnalysisContext context) =>
        context.RegisterOperationAction(Check, OperationKind.VariableDeclarator, OperationKind.LocalReference);

    private static void Check(OperationAnalysisContext context)
    {
        if (Declared(context.Operation) is not { IsConst: false } local
            || PortableTypes.IsValue(local.Type)
            || PortableTypes.IsFloatingPoint(local.Type)
            || IsReportedOtherwise(context.Operation, context.ContainingSymbol))
        {
            return;
        }

        if (local.Type.SpecialType == SpecialType.System_String)
        {
            Report(context, context.Operation, PortableSubsetDiagnostics.Text, "'" + local.Name + "', a variable of text,", "declare it const, or pass the text where it is needed");
        }
        else if (local.Type.IsTupleType)
        {
            Report(context, context.Operation, PortableSubsetDiagnostics.Tuple, "'" + local.Name + "'", "use one variable for each value, or a struct with named members");
        }
        else
        {
            Report(context, context.Operation, PortableSubsetDiagnostics.Type, local.Name, local.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat));
        }
    }

    private static ILocalSymbol? Declared(IOperation operation) => operation switch
    {
        IVariableDeclaratorOperation declarator => declarator.Symbol,
        ILocalReferenceOperation { IsDeclaration: true } reference => reference.Local,
        _ => null,
    };

    // The variable of a foreach or using, or one whose value is refused itself.
    private static bool IsReportedOtherwise(IOperation operation, ISymbol member)
    {
        IOperation? value = (operation as IVariableDeclaratorOperation)?.GetVariableInitializer()?.Value;
        while (value is IConversionOperation { IsImplicit: true } conversion)
        {
            value = conversion.Operand;
        }

        return operation.Parent is IForEachLoopOperation
            || operation.Parent?.Parent?.Parent is IUsingOperation or IUsingDeclarationOperation
            || (value is not null && (RefusedConstructs.For(value.Kind) ?? RefusedShapes.For(value, member)) is not null);
    }
}
