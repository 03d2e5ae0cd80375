// Reports what the protocol generator skipped, and GUIDs that two protocols of the compilation share.
using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SmmFirmwareKit.Generators.Declarations;

namespace SmmFirmwareKit.Generators.Protocols;

/// <summary>Checks <c>[Protocol]</c> declarations (SFK1201..SFK1211).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ProtocolAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        ProtocolDiagnostics.Guid,
        ProtocolDiagnostics.SameGuid,
        ProtocolDiagnostics.Shape,
        ProtocolDiagnostics.Table,
        ProtocolDiagnostics.Empty,
        ProtocolDiagnostics.Kind,
        ProtocolDiagnostics.Overloaded,
        ProtocolDiagnostics.Signature,
        ProtocolDiagnostics.NoLayout,
        ProtocolDiagnostics.Hidden,
        ProtocolDiagnostics.This,
    ];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            ConcurrentBag<(string Guid, INamedTypeSymbol Protocol)> known = [];
            start.RegisterSymbolAction(symbol => Check(symbol, known), SymbolKind.NamedType);
            start.RegisterCompilationEndAction(end => CheckGuids(end, known));
        });
    }

    private static void Check(SymbolAnalysisContext context, ConcurrentBag<(string Guid, INamedTypeSymbol Protocol)> known)
    {
        INamedTypeSymbol protocol = (INamedTypeSymbol)context.Symbol;
        if (ProtocolParser.Parse(protocol, context.ReportDiagnostic) is { Guid: { } guid })
        {
            known.Add((guid.Text, protocol));
        }
    }

    private static void CheckGuids(CompilationAnalysisContext context, IEnumerable<(string Guid, INamedTypeSymbol Protocol)> known)
    {
        foreach (IGrouping<string, (string Guid, INamedTypeSymbol Protocol)> same in known.GroupBy(protocol => protocol.Guid, StringComparer.Ordinal))
        {
            INamedTypeSymbol[] protocols = [.. same.Select(entry => entry.Protocol).OrderBy(protocol => protocol.ToDisplayString(), StringComparer.Ordinal)];
            foreach (INamedTypeSymbol protocol in protocols.Skip(1))
            {
                context.ReportDiagnostic(Diagnostic.Create(ProtocolDiagnostics.SameGuid, DeclarationParser.FirstLocation(protocol), protocol.Name, protocols[0].Name));
            }
        }
    }
}
