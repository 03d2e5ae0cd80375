// Reports what the globals generator skipped.
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SmmFirmwareKit.Generators.Globals;

/// <summary>Checks <c>[Global]</c> declarations (SFK2101..SFK2108).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class GlobalsAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        GlobalDiagnostics.NotImagePart,
        GlobalDiagnostics.NotPartial,
        GlobalDiagnostics.Shape,
        GlobalDiagnostics.Property,
        GlobalDiagnostics.Length,
        GlobalDiagnostics.Initial,
        GlobalDiagnostics.Align,
        GlobalDiagnostics.Inherited,
    ];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolAction(
            static symbol => GlobalsParser.Parse((INamedTypeSymbol)symbol.Symbol, symbol.ReportDiagnostic),
            SymbolKind.NamedType);
    }
}
