// SFK4004: a loop that waits for another processor says so with CpuPause.
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SmmFirmwareKit.Generators.Concurrency;

/// <summary>Reports spin loops, as <see cref="SpinSearch"/> defines them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SpinAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [ConcurrencyDiagnostics.Spin];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterOperationBlockAction(Check);
    }

    private static void Check(OperationBlockAnalysisContext context)
    {
        if (!FirmwareClasses.IsFirmware(context.OwningSymbol.ContainingType))
        {
            return;
        }

        foreach (IOperation block in context.OperationBlocks.Where(block => block.Syntax.DescendantNodes().Any(MayLoop)))
        {
            MachineAccess machine = new(context.Compilation, context.CancellationToken);
            foreach (SyntaxNode loop in new SpinSearch(context.GetControlFlowGraph(block), machine).Find())
            {
                context.ReportDiagnostic(Diagnostic.Create(ConcurrencyDiagnostics.Spin, loop.GetFirstToken().GetLocation()));
            }
        }
    }

    private static bool MayLoop(SyntaxNode node) =>
        node is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax or GotoStatementSyntax;
}
