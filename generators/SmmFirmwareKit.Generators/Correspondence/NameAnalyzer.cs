// SFK5004: a structure, type or function has the name of its C twin.
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SmmFirmwareKit.Generators.Declarations;
using SmmFirmwareKit.Generators.PortableSubset;

namespace SmmFirmwareKit.Generators.Correspondence;

/// <summary>Compares names with those stated in [FirmwareStructure] and in [Edk2(..., Name = ...)].</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NameAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [CorrespondenceDiagnostics.Name];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            // Firmware, and the kit's vocabulary for it. Tests and tools may name what they like.
            if (FirmwareCode.IsFirmware(start.Compilation.Assembly) || start.Compilation.Assembly.Name == KitNames.EfiNamespace)
            {
                start.RegisterSymbolAction(Check, SymbolKind.NamedType, SymbolKind.Method);
            }
        });
    }

    private static void Check(SymbolAnalysisContext context)
    {
        ISymbol symbol = context.Symbol;
        if (Stated(symbol) is { Length: > 0 } cName && !CTwin.Matches(symbol.Name, cName))
        {
            string name = symbol is ITypeSymbol ? CTwin.OfType(cName) : CTwin.InCSharp(cName);
            ImmutableDictionary<string, string?> properties = ImmutableDictionary<string, string?>.Empty.Add("Name", name);
            context.ReportDiagnostic(Diagnostic.Create(CorrespondenceDiagnostics.Name, DeclarationParser.FirstLocation(symbol), properties, symbol.Name, cName, name));
        }
    }

    private static string? Stated(ISymbol symbol) =>
        symbol.Find(KitNames.FirmwareStructure)?.Positional(0, "") ?? symbol.Find(KitNames.FirmwareUnion)?.Positional(0, "") ?? symbol.Find(KitNames.FunctionType)?.Positional(0, "")
        ?? symbol.Find(KitNames.Edk2)?.Named("Name", "");
}
