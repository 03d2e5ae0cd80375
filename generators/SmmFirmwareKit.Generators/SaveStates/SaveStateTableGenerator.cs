// Wires [SaveStateTable] to its parser and emitter.
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmmFirmwareKit.Generators.Declarations;

namespace SmmFirmwareKit.Generators.SaveStates;

/// <summary>Makes EDK2's lookup table over a vendor's save-state maps, in C# and in C.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class SaveStateTableGenerator : IIncrementalGenerator
{
    public const string SpecStep = "SaveStateTables.Spec";

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<SaveStateTableSpec> specs = context.SyntaxProvider
            .ForMarked<TypeDeclarationSyntax, SaveStateTableSpec>(KitNames.SaveStateTable, static (symbol, _) => SaveStateTableParser.Parse((INamedTypeSymbol)symbol, static _ => { }))
            .WithTrackingName(SpecStep);
        context.RegisterFiles(
            static spec => spec.Declaration.QualifiedName,
            static (output, stem, spec) => output.AddSource(stem + ".SaveStateTable.g.cs", SaveStateTableEmitter.Emit(spec)),
            specs);
    }
}
