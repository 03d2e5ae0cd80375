// Wires [Implements<T>] to its parser and emitter.
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmmFirmwareKit.Generators.Declarations;

namespace SmmFirmwareKit.Generators.Protocols;

/// <summary>Generates what fills the tables of the protocols that a class implements.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class ImplementationGenerator : IIncrementalGenerator
{
    public const string SpecStep = "Implementations.Spec";

    internal const string FileSuffix = ".Implementations.g.cs";

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<ImplementationsSpec> specs = context.SyntaxProvider
            .ForMarked<MethodDeclarationSyntax, ImplementationsSpec>(KitNames.Implements + "`1", static (symbol, _) => Parse((IMethodSymbol)symbol))
            .WithTrackingName(SpecStep);
        context.RegisterFiles(
            static spec => spec.Declaration.QualifiedName,
            static (output, stem, spec) => output.AddSource(stem + FileSuffix, ImplementationEmitter.Emit(spec)),
            specs);
    }

    private static ImplementationsSpec? Parse(IMethodSymbol method) =>
        ImplementationParser.IsFirst(method) ? ImplementationParser.Parse(method.ContainingType, static _ => { }) : null;
}
