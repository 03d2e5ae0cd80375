// Every operation of a firmware function is on the list of PortableConstructs, in a shape that C has.
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace SmmFirmwareKit.Generators.PortableSubset;

/// <summary>Checks what firmware functions are written with (SFK3001 for what is on no list).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConstructAnalyzer : PortableSubsetAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [.. RefusedConstructs.Rows.Concat(RefusedShapes.Rows).Select(row => row.Rule).Distinct()];

    // The enum of the compiler that runs this, which may be newer than the one it was built with.
    protected override void Register(CompilationStartAnalysisContext context)
    {
        OperationKind[] kinds = [.. ((OperationKind[])Enum.GetValues(typeof(OperationKind))).Where(kind => kind != OperationKind.Invalid).Distinct()];
        context.RegisterOperationAction(Check, kinds);
    }

    private static void Check(OperationAnalysisContext context)
    {
        IOperation operation = context.Operation;
        if (Refusal(operation, context.ContainingSymbol) is { } refused && !IsPartOfRefused(operation, refused, context.ContainingSymbol))
        {
            Report(context, operation, refused.Rule, refused.What, refused.Instead);
        }
    }

    private static RefusedConstruct? Refusal(IOperation operation, ISymbol member) =>
        RefusedConstructs.For(operation.Kind) ?? RefusedShapes.For(operation, member);

    // A refused construct is one error, not one for each of the nodes by which the compiler represents it.
    private static bool IsPartOfRefused(IOperation operation, RefusedConstruct refused, ISymbol member)
    {
        IOperation? whole = operation.Parent;
        while (operation.IsImplicit && whole is { IsImplicit: true })
        {
            whole = whole.Parent;
        }

        return operation is IConditionalAccessInstanceOperation
            || (whole is not null
                && Refusal(whole, member) is { } outer
                && (operation.IsImplicit || whole.Syntax == operation.Syntax || outer.Rule == refused.Rule));
    }
}
