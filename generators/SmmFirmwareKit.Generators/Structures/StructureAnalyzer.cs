// Reports what the structure generator skipped.
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SmmFirmwareKit.Generators.Structures;

/// <summary>Checks <c>[FirmwareStructure]</c> and <c>[FirmwareUnion]</c> declarations (SFK2001..SFK2009, SFK2013..SFK2021).</summary>
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
        StructureDiagnostics.Circle,
        StructureDiagnostics.UnionMember,
        StructureDiagnostics.BitsShape,
        StructureDiagnostics.BitsType,
        StructureDiagnostics.BitsFill,
        StructureDiagnostics.BitsHole,
        StructureDiagnostics.Tail,
        StructureDiagnostics.PointerTo,
        StructureDiagnostics.Anonymous,
        StructureDiagnostics.Twice,
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
