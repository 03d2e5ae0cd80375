// SFK5001: every public firmware function says where EDK2 has it.
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SmmFirmwareKit.Generators.Declarations;
using SmmFirmwareKit.Generators.PortableSubset;

namespace SmmFirmwareKit.Generators.Correspondence;

/// <summary>Reports public functions of classes that have neither [Edk2] nor [KitOnly], on them or on the function.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SourceAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [CorrespondenceDiagnostics.NoSource];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (FirmwareCode.IsFirmware(start.Compilation.Assembly))
            {
                start.RegisterSymbolAction(Check, SymbolKind.Method);
            }
        });
    }

    private static void Check(SymbolAnalysisContext context)
    {
        IMethodSymbol method = (IMethodSymbol)context.Symbol;
        if (FirmwareFunctions.IsPublic(method) && !HasSource(method))
        {
            context.ReportDiagnostic(Diagnostic.Create(CorrespondenceDiagnostics.NoSource, DeclarationParser.FirstLocation(method), method.ContainingType.Name, method.Name));
        }
    }

    private static bool HasSource(ISymbol? symbol)
    {
        for (; symbol is not null; symbol = symbol.ContainingType)
        {
            if (symbol.Has(KitNames.Edk2) || symbol.Has(KitNames.KitOnly))
            {
                return true;
            }
        }

        return false;
    }
}
