// Reports what the register generator skipped.
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SmmFirmwareKit.Generators.Registers;

/// <summary>Checks <c>[RegisterBlock]</c> declarations (SFK7301..SFK7319).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RegisterBlockAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        RegisterDiagnostics.NotPartial,
        RegisterDiagnostics.Shape,
        RegisterDiagnostics.Width,
        RegisterDiagnostics.MsrWidth,
        RegisterDiagnostics.Outside,
        RegisterDiagnostics.RegistersOverlap,
        RegisterDiagnostics.FieldOutside,
        RegisterDiagnostics.FieldsOverlap,
        RegisterDiagnostics.ResetTooWide,
        RegisterDiagnostics.ResetUnnamed,
        RegisterDiagnostics.UnknownField,
        RegisterDiagnostics.NotOneBit,
        RegisterDiagnostics.Twice,
        RegisterDiagnostics.NoSource,
        RegisterDiagnostics.Stray,
        RegisterDiagnostics.NotInSpace,
        RegisterDiagnostics.Run,
        RegisterDiagnostics.UnknownRegister,
        RegisterDiagnostics.Block,
    ];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolAction(
            static symbol => RegisterBlockParser.Parse((INamedTypeSymbol)symbol.Symbol, symbol.ReportDiagnostic),
            SymbolKind.NamedType);
    }
}
