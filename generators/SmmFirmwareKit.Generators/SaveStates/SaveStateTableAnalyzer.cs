// Reports what the generator of lookup tables skipped.
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SmmFirmwareKit.Generators.SaveStates;

/// <summary>Checks <c>[SaveStateTable]</c> declarations (SFK2214..SFK2220).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SaveStateTableAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        SaveStateTableDiagnostics.Shape,
        SaveStateTableDiagnostics.Map,
        SaveStateTableDiagnostics.Ranges,
        SaveStateTableDiagnostics.Outside,
        SaveStateTableDiagnostics.Writable,
        SaveStateTableDiagnostics.Internal,
        SaveStateTableDiagnostics.Wide86,
    ];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolAction(
            static symbol => SaveStateTableParser.Parse((INamedTypeSymbol)symbol.Symbol, symbol.ReportDiagnostic),
            SymbolKind.NamedType);
    }
}
