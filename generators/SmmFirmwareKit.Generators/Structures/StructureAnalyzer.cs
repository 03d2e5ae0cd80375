// Reports what the structure generator skipped.
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SmmFirmwareKit.Generators.Structures;

/// <summary>Checks <c>[FirmwareStructure]</c> declarations (SFK2001..SFK2008).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StructureAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        StructureDiagnostics.NotPartial,
        StructureDiagnostics.Shape,
        StructureDiagnostics.NoLayout,
        StructureDiagnostics.Hidden,
        StructureDiagnostics.Pack,
        StructureDiagnostics.Contradiction,
        StructureDiagnostics.Offset,
        StructureDiagnostics.Unnameable,
    ];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolAction(
            static symbol => StructureParser.Parse((INamedTypeSymbol)symbol.Symbol, symbol.ReportDiagnostic),
            SymbolKind.NamedType);
    }
}
