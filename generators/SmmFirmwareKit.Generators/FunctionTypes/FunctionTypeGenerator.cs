// Wires [FunctionType] to its parser and emitter.
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmmFirmwareKit.Generators.Declarations;

namespace SmmFirmwareKit.Generators.FunctionTypes;

/// <summary>Gives function pointers a call with the parameters of their function type.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class FunctionTypeGenerator : IIncrementalGenerator
{
    public const string SpecStep = "FunctionTypes.Spec";

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<FunctionTypeSpec> specs = context.SyntaxProvider
            .ForMarked<DelegateDeclarationSyntax, FunctionTypeSpec>(KitNames.FunctionType, static (symbol, _) => FunctionTypeParser.Parse((INamedTypeSymbol)symbol, static _ => { }))
            .WithTrackingName(SpecStep);
        context.RegisterFiles(
            static spec => spec.QualifiedName,
            static (output, stem, spec) => output.AddSource(stem + ".FunctionType.g.cs", FunctionTypeEmitter.Emit(spec)),
            specs);
    }
}
