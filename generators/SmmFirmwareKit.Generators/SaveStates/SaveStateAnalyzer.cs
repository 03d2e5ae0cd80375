// Reports what the save-state generator skipped.
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SmmFirmwareKit.Generators.SaveStates;

/// <summary>Checks <c>[SaveStateMap]</c> declarations (SFK2201..SFK2213).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SaveStateAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        SaveStateDiagnostics.NotStructure,
        SaveStateDiagnostics.Twice,
        SaveStateDiagnostics.Width,
        SaveStateDiagnostics.NotInMap,
        SaveStateDiagnostics.Overlap,
        SaveStateDiagnostics.Size,
        SaveStateDiagnostics.MissingRole,
        SaveStateDiagnostics.RoleTwice,
        SaveStateDiagnostics.RoleWidth,
        SaveStateDiagnostics.Revision,
        SaveStateDiagnostics.IoIncomplete,
        SaveStateDiagnostics.IoBits,
        SaveStateDiagnostics.UnnamedHighHalf,
    ];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolAction(
            static symbol => SaveStateParser.Parse((INamedTypeSymbol)symbol.Symbol, symbol.ReportDiagnostic),
            SymbolKind.NamedType);
    }
}
