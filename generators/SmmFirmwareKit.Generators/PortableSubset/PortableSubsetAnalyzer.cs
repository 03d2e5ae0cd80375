// What the analyzers of the portable subset share: they run only in firmware assemblies, and point at one line.
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SmmFirmwareKit.Generators.PortableSubset;

/// <summary>Checks one family of rules in assemblies marked <c>[assembly: FirmwareCode]</c>.</summary>
public abstract class PortableSubsetAnalyzer : DiagnosticAnalyzer
{
    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (FirmwareCode.IsFirmware(start.Compilation.Assembly))
            {
                Register(start);
            }
        });
    }

    protected abstract void Register(CompilationStartAnalysisContext context);

    /// <summary>Reports an operation, unless it belongs to composition, an attribute or a constant.</summary>
    private protected static void Report(OperationAnalysisContext context, IOperation operation, DiagnosticDescriptor rule, params object[] arguments)
    {
        if (FirmwareCode.Covers(context.ContainingSymbol, operation))
        {
            context.ReportDiagnostic(Diagnostic.Create(rule, LineOf(operation.Syntax), arguments));
        }
    }

    // A statement, or what extends over several lines, is marked where it begins.
    private static Location LineOf(SyntaxNode syntax)
    {
        Location whole = syntax.GetLocation();
        FileLinePositionSpan lines = whole.GetLineSpan();
        return syntax switch
        {
            LocalFunctionStatementSyntax function => function.Identifier.GetLocation(),
            StatementSyntax and not ExpressionStatementSyntax => syntax.GetFirstToken().GetLocation(),
            _ => lines.StartLinePosition.Line == lines.EndLinePosition.Line ? whole : syntax.GetFirstToken().GetLocation(),
        };
    }
}
