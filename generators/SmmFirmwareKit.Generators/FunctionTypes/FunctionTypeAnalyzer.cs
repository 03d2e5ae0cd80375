// Reports what the function-type generator skipped, and pointers that nothing was generated for.
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using SmmFirmwareKit.Generators.Declarations;
using SmmFirmwareKit.Generators.Layout;

namespace SmmFirmwareKit.Generators.FunctionTypes;

/// <summary>Checks <c>[FunctionType]</c> declarations and uses of <c>FunctionPointer</c> (SFK2010..SFK2012).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FunctionTypeAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        FunctionTypeDiagnostics.Shape,
        FunctionTypeDiagnostics.Signature,
        FunctionTypeDiagnostics.Unmarked,
    ];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolAction(
            static symbol => FunctionTypeParser.Parse((INamedTypeSymbol)symbol.Symbol, symbol.ReportDiagnostic),
            SymbolKind.NamedType);
        context.RegisterSyntaxNodeAction(CheckPointer, SyntaxKind.GenericName);
    }

    private static void CheckPointer(SyntaxNodeAnalysisContext context)
    {
        GenericNameSyntax name = (GenericNameSyntax)context.Node;
        if (name.Identifier.ValueText == KitNames.FunctionPointer
            && context.SemanticModel.GetTypeInfo(name, context.CancellationToken).Type is { } pointer
            && KitTypes.FunctionOf(pointer) is INamedTypeSymbol { TypeKind: TypeKind.Delegate or TypeKind.Class } function
            && !function.Has(KitNames.FunctionType))
        {
            context.ReportDiagnostic(Diagnostic.Create(FunctionTypeDiagnostics.Unmarked, name.GetLocation(), function.Name));
        }
    }
}
