// Reports what the dispatch generator skipped, and identities that two entry points of the compilation share.
using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SmmFirmwareKit.Generators.EntryPoints;

/// <summary>Checks <c>[EntryPoint]</c> declarations (SFK1001..SFK1007).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EntryPointAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        EntryPointDiagnostics.NotImagePart,
        EntryPointDiagnostics.NotPartial,
        EntryPointDiagnostics.Shape,
        EntryPointDiagnostics.Method,
        EntryPointDiagnostics.Signature,
        EntryPointDiagnostics.Identity,
        EntryPointDiagnostics.Inherited,
    ];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            ConcurrentDictionary<string, ulong> identities = new(StringComparer.Ordinal);
            start.RegisterSymbolAction(symbol => Check(symbol, identities), SymbolKind.NamedType);
            start.RegisterCompilationEndAction(end => CheckIdentities(end, identities));
        });
    }

    private static void Check(SymbolAnalysisContext context, ConcurrentDictionary<string, ulong> identities)
    {
        if (EntryPointParser.Parse((INamedTypeSymbol)context.Symbol, context.ReportDiagnostic) is not { } spec)
        {
            return;
        }

        foreach (EntryPointSpec entry in spec.Entries)
        {
            identities[spec.Declaration.QualifiedName + "." + entry.Name] = entry.Identity;
        }
    }

    private static void CheckIdentities(CompilationAnalysisContext context, ConcurrentDictionary<string, ulong> identities)
    {
        foreach ((string name, string other) in EntryIdentity.Collisions(identities))
        {
            context.ReportDiagnostic(Diagnostic.Create(EntryPointDiagnostics.Identity, Location.None, name, other));
        }
    }
}
