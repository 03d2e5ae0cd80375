// Reports what is wrong with a platform's composition.
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SmmFirmwareKit.Generators.Composition;

/// <summary>Checks <c>[Platform]</c> classes (SFK1102, SFK1103, SFK1110, SFK1112..SFK1125).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PlatformAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        InfDiagnostics.NotPartial,
        InfDiagnostics.Shape,
        InfDiagnostics.Name,
        PlatformDiagnostics.NoInstance,
        PlatformDiagnostics.BoundTwice,
        PlatformDiagnostics.NotInstance,
        PlatformDiagnostics.Cycle,
        PlatformDiagnostics.ModuleType,
        PlatformDiagnostics.ComponentTwice,
        PlatformDiagnostics.NotModule,
        PlatformDiagnostics.Extern,
        PlatformDiagnostics.Facts,
        PlatformDiagnostics.Condition,
        PlatformDiagnostics.NoComponent,
        PlatformDiagnostics.NotPlatform,
        PlatformDiagnostics.NoImage,
        PlatformDiagnostics.NotImplemented,
    ];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolAction(
            static symbol => PlatformParser.Parse((INamedTypeSymbol)symbol.Symbol, symbol.ReportDiagnostic),
            SymbolKind.NamedType);
    }
}
