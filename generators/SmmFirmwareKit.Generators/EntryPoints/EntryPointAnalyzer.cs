// Reports what the dispatch generator skipped or renumbered, and identities that two entry points of the compilation share.
using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SmmFirmwareKit.Generators.Declarations;

namespace SmmFirmwareKit.Generators.EntryPoints;

/// <summary>Checks the declarations of functions with an address (SFK1001..SFK1012, SFK1015).</summary>
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
        EntryPointDiagnostics.OrdinalTaken,
        EntryPointDiagnostics.OrdinalRange,
        EntryPointDiagnostics.TwoKinds,
        EntryPointDiagnostics.FunctionType,
        EntryPointDiagnostics.HandlerType,
        EntryPointDiagnostics.MemberName,
    ];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            ConcurrentDictionary<string, Location> entries = new(StringComparer.Ordinal);
            start.RegisterSymbolAction(symbol => Check(symbol, entries), SymbolKind.NamedType);
            start.RegisterCompilationEndAction(end => CheckIdentities(end, entries));
        });
    }

    private static void Check(SymbolAnalysisContext context, ConcurrentDictionary<string, Location> entries)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)context.Symbol;
        if (EntryPointParser.Parse(type, context.ReportDiagnostic) is not { } spec)
        {
            return;
        }

        foreach (EntryPointSpec entry in spec.Entries)
        {
            entries[spec.Declaration.QualifiedName + "." + entry.Name] = DeclarationParser.FirstLocation(type.GetMembers(entry.Name)[0]);
        }
    }

    private static void CheckIdentities(CompilationAnalysisContext context, ConcurrentDictionary<string, Location> entries)
    {
        foreach ((string name, string other) in EntryIdentity.Collisions(entries.Keys))
        {
            context.ReportDiagnostic(Diagnostic.Create(EntryPointDiagnostics.Identity, entries[name], name, other));
        }
    }
}
