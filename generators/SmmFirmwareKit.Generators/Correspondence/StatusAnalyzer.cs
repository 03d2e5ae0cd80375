// SFK5002 and SFK5003: the statuses that a comment names are those that the function returns.
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SmmFirmwareKit.Generators.Declarations;
using SmmFirmwareKit.Generators.PortableSubset;

namespace SmmFirmwareKit.Generators.Correspondence;

/// <summary>Compares <see cref="StatusComment"/> with <see cref="StatusFlow"/> for public functions.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StatusAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [CorrespondenceDiagnostics.NeverReturned, CorrespondenceDiagnostics.Undocumented];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (FirmwareCode.IsFirmware(start.Compilation.Assembly) && start.Compilation.GetTypeByMetadataName(KitNames.EfiStatus) is { } efiStatus)
            {
                StatusNames names = new(efiStatus);
                start.RegisterOperationBlockAction(body => Check(body, names));
            }
        });
    }

    private static void Check(OperationBlockAnalysisContext context, StatusNames names)
    {
        if (context.OwningSymbol is not IMethodSymbol method || !FirmwareFunctions.ReturnsStatus(method) || !FirmwareFunctions.IsPublic(method))
        {
            return;
        }

        StatusFlow returned = new(context.Compilation, names, context.CancellationToken);
        foreach (IOperation block in context.OperationBlocks.Where(block => block is IBlockOperation))
        {
            returned.Add(context.GetControlFlowGraph(block));
        }

        StatusComment documented = StatusComment.Of(method, names, context.CancellationToken);
        ReportUndocumented(context, method, returned, documented);
        if (!returned.IsPartial)
        {
            ReportNeverReturned(context, method, returned, documented, source => StatusComment.Of(source, names, context.CancellationToken));
        }
    }

    private static void ReportUndocumented(OperationBlockAnalysisContext context, IMethodSymbol method, StatusFlow returned, StatusComment documented)
    {
        foreach (string status in returned.Statuses.Except(documented.Statuses).Where(status => status != "Success").OrderBy(status => status, StringComparer.Ordinal))
        {
            Report(context, CorrespondenceDiagnostics.Undocumented, method, StatusNames.InC(status), StatusNames.InC(status) + ": why.", StatusNames.InC(status) + ".");
        }

        foreach (string source in returned.Sources.Where(source => !SymbolEqualityComparer.Default.Equals(source.Value, method)).Select(source => source.Key).Except(documented.Sources, StringComparer.OrdinalIgnoreCase).OrderBy(source => source, StringComparer.Ordinal))
        {
            Report(context, CorrespondenceDiagnostics.Undocumented, method, "what " + source + " returns", "Propagated from " + source + ".", "Propagated from " + source + ".");
        }
    }

    private static void ReportNeverReturned(OperationBlockAnalysisContext context, IMethodSymbol method, StatusFlow returned, StatusComment documented, Func<IMethodSymbol, StatusComment> commentOf)
    {
        foreach (string source in documented.Sources.Where(source => !returned.Sources.ContainsKey(source)).OrderBy(source => source, StringComparer.Ordinal))
        {
            Report(context, CorrespondenceDiagnostics.NeverReturned, method, "what " + source + " returns", "", "");
        }

        foreach (string status in documented.Statuses.Except(returned.Statuses).Where(status => !MayCome(status, returned, commentOf)).OrderBy(status => status, StringComparer.Ordinal))
        {
            Report(context, CorrespondenceDiagnostics.NeverReturned, method, StatusNames.InC(status), "", "");
        }
    }

    // A source of another assembly, or one that hands statuses on itself, may return anything.
    private static bool MayCome(string status, StatusFlow returned, Func<IMethodSymbol, StatusComment> commentOf) =>
        returned.Sources.Values.Any(source =>
            source is not { DeclaringSyntaxReferences.Length: > 0, IsAbstract: false }
            || commentOf(source) is var comment && (comment.Sources.Count > 0 || comment.Statuses.Contains(status) || status == "Success"));

    private static void Report(OperationBlockAnalysisContext context, DiagnosticDescriptor rule, IMethodSymbol method, string what, string instead, string sentence) =>
        context.ReportDiagnostic(Diagnostic.Create(
            rule,
            DeclarationParser.FirstLocation(method),
            ImmutableDictionary<string, string?>.Empty.Add("Sentence", sentence),
            method.Name,
            what,
            instead));
}
