// Wires [Global] to its parser and emitter.
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmmFirmwareKit.Generators.Declarations;

namespace SmmFirmwareKit.Generators.Globals;

/// <summary>Places a module's globals in modelled memory.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class GlobalsGenerator : IIncrementalGenerator
{
    public const string SpecStep = "Globals.Spec";

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<GlobalsSpec> specs = context.SyntaxProvider
            .ForMarked<PropertyDeclarationSyntax, GlobalsSpec>(KitNames.Global, static (symbol, _) => Parse((IPropertySymbol)symbol))
            .WithTrackingName(SpecStep);
        context.RegisterFiles(
            static spec => spec.Declaration.QualifiedName,
            static (output, stem, spec) => output.AddSource(stem + ".Globals.g.cs", GlobalsEmitter.Emit(spec)),
            specs);
    }

    private static GlobalsSpec? Parse(IPropertySymbol property) =>
        Declarations.FirstOfType.IsFirstMarked(property, KitNames.Global)
            ? GlobalsParser.Parse(property.ContainingType, static _ => { })
            : null;
}
