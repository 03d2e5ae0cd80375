// Firmware calculates in integers.
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace SmmFirmwareKit.Generators.PortableSubset;

/// <summary>Checks expressions and variables for floating point (SFK3009).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ArithmeticAnalyzer : PortableSubsetAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [PortableSubsetDiagnostics.FloatingPoint];

    protected override void Register(CompilationStartAnalysisContext context) => context.RegisterOperationAction(
        Check,
        OperationKind.VariableDeclarator,
        OperationKind.Literal,
        OperationKind.Conversion,
        OperationKind.Binary,
        OperationKind.Unary,
        OperationKind.Invocation,
        OperationKind.PropertyReference,
        OperationKind.FieldReference,
        OperationKind.DefaultValue);

    private static void Check(OperationAnalysisContext context)
    {
        if (FloatingPointOf(context.Operation) is { } type && !IsPartOfReported(context.Operation))
        {
            // A constant is floating point all the same.
            if (FirmwareCode.Covers(context.ContainingSymbol))
            {
                context.ReportDiagnostic(Diagnostic.Create(PortableSubsetDiagnostics.FloatingPoint, context.Operation.Syntax.GetLocation(), type.ToDisplayString()));
            }
        }
    }

    private static ITypeSymbol? FloatingPointOf(IOperation operation)
    {
        ITypeSymbol? type = operation is IVariableDeclaratorOperation declarator ? declarator.Symbol.Type : operation.Type;
        return PortableTypes.IsFloatingPoint(type) ? type : null;
    }

    // The outermost expression, or the variable that it initializes, stands for all.
    private static bool IsPartOfReported(IOperation operation)
    {
        for (IOperation? whole = operation.Parent; whole is not null && whole is not IBlockOperation; whole = whole.Parent)
        {
            if (FloatingPointOf(whole) is not null || whole is IAttributeOperation)
            {
                return true;
            }
        }

        return false;
    }
}
