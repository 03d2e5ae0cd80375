// Reports entry points that cannot fill a protocol's table.
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SmmFirmwareKit.Generators.Protocols;

/// <summary>Checks <c>[Implements&lt;T&gt;]</c> declarations (SFK1212..SFK1217).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ImplementationAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        ImplementationDiagnostics.NotEntryPoint,
        ImplementationDiagnostics.NoMember,
        ImplementationDiagnostics.Signature,
        ImplementationDiagnostics.Missing,
        ImplementationDiagnostics.Twice,
        ImplementationDiagnostics.Taken,
    ];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolAction(
            static symbol => ImplementationParser.Parse((INamedTypeSymbol)symbol.Symbol, symbol.ReportDiagnostic),
            SymbolKind.NamedType);
    }
}
