// Types and members of firmware are declarations that C has: functions, structures, constants, library classes.
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SmmFirmwareKit.Generators.Declarations;

namespace SmmFirmwareKit.Generators.PortableSubset;

/// <summary>Checks declarations, one kind of symbol after the other (SFK3001, 3006, 3007, 3009, 3012, 3014, 3016, 3018, 3021).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DeclarationAnalyzer : PortableSubsetAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        PortableSubsetDiagnostics.Construct,
        PortableSubsetDiagnostics.FunctionValue,
        PortableSubsetDiagnostics.Static,
        PortableSubsetDiagnostics.FloatingPoint,
        PortableSubsetDiagnostics.Generic,
        PortableSubsetDiagnostics.Inheritance,
        PortableSubsetDiagnostics.Asynchronous,
        PortableSubsetDiagnostics.Type,
        PortableSubsetDiagnostics.Overload,
    ];

    protected override void Register(CompilationStartAnalysisContext context)
    {
        context.RegisterSymbolAction(symbol => Check((INamedTypeSymbol)symbol.Symbol, TypeRules.Check, symbol), SymbolKind.NamedType);
        context.RegisterSymbolAction(symbol => Check((IMethodSymbol)symbol.Symbol, FunctionRules.Check, symbol), SymbolKind.Method);
        context.RegisterSymbolAction(symbol => Check((IFieldSymbol)symbol.Symbol, DataRules.Check, symbol), SymbolKind.Field);
        context.RegisterSymbolAction(symbol => Check((IPropertySymbol)symbol.Symbol, DataRules.Check, symbol), SymbolKind.Property);
        context.RegisterSymbolAction(symbol => Check((IEventSymbol)symbol.Symbol, DataRules.Check, symbol), SymbolKind.Event);
    }

    private static void Check<T>(T symbol, Action<T, Wrong> rules, SymbolAnalysisContext context)
        where T : ISymbol
    {
        INamedTypeSymbol type = symbol as INamedTypeSymbol ?? symbol.ContainingType;
        if (!symbol.IsImplicitlyDeclared && (!FirmwareCode.IsComposition(type) || (symbol is IMethodSymbol && FirmwareCode.Covers(symbol))))
        {
            rules(symbol, (at, rule, arguments) => context.ReportDiagnostic(Diagnostic.Create(rule, DeclarationParser.FirstLocation(at), arguments)));
        }
    }
}

/// <summary>Reports what is wrong with a declaration.</summary>
internal delegate void Wrong(ISymbol at, DiagnosticDescriptor rule, params object[] arguments);
