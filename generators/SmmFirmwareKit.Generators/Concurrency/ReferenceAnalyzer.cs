// SFK4002: what firmware remembers while others run is values.
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace SmmFirmwareKit.Generators.Concurrency;

/// <summary>Reports references that a function still needs after an await, in a local or as an operand.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ReferenceAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [ConcurrencyDiagnostics.Reference];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterOperationAction(CheckOperands, OperationKind.Await);
        context.RegisterOperationBlockAction(CheckVariables);
    }

    private static void CheckVariables(OperationBlockAnalysisContext context)
    {
        if (context.OwningSymbol is not IMethodSymbol { IsAsync: true } || !FirmwareClasses.IsFirmware(context.OwningSymbol.ContainingType))
        {
            return;
        }

        foreach (IOperation block in context.OperationBlocks.Where(block => block is IBlockOperation && MayHold(block)))
        {
            foreach ((ISymbol? variable, ITypeSymbol type, IOperation wait) in LiveReferences.Across(context.GetControlFlowGraph(block)))
            {
                Report(context.ReportDiagnostic, wait, variable?.Name ?? "The loop", type);
            }
        }
    }

    // A graph is drawn only for a function that names a reference at all.
    private static bool MayHold(IOperation block) => block.Descendants().Any(operation => operation switch
    {
        ILocalReferenceOperation local => HostReference.IsHeld(local.Type) || local.Local.RefKind != RefKind.None,
        IParameterReferenceOperation parameter => HostReference.IsHeld(parameter.Type),
        IForEachLoopOperation => true,
        _ => false,
    });

    // F(new byte[2], await x): the array waits, too.
    private static void CheckOperands(OperationAnalysisContext context)
    {
        if (!FirmwareClasses.IsFirmware(context.ContainingSymbol.ContainingType))
        {
            return;
        }

        for (IOperation inner = context.Operation; inner.Parent is { } outer and not IBlockOperation; inner = outer)
        {
            foreach (IOperation earlier in outer.ChildOperations.TakeWhile(child => child != inner).Select(Value))
            {
                if (HostReference.IsHeld(earlier.Type) && earlier is not (ILocalReferenceOperation or IParameterReferenceOperation) && outer is not IAssignmentOperation)
                {
                    Report(context.ReportDiagnostic, context.Operation, "The expression", earlier.Type!);
                    return;
                }
            }
        }
    }

    private static IOperation Value(IOperation operation) => operation is IArgumentOperation argument ? argument.Value : operation;

    private static void Report(Action<Diagnostic> report, IOperation wait, string holder, ITypeSymbol type) =>
        report(Diagnostic.Create(ConcurrencyDiagnostics.Reference, wait.Syntax.GetLocation(), holder, type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)));
}
