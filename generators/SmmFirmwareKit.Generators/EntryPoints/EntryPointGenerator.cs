// Wires the attributes of functions with an address to their parser and emitters.
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmmFirmwareKit.Generators.Declarations;

namespace SmmFirmwareKit.Generators.EntryPoints;

/// <summary>Gives the entry points of image parts their identities, addresses and dispatch, and the assembly a list of them.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class EntryPointGenerator : IIncrementalGenerator
{
    public const string SpecStep = "EntryPoints.Spec";

    public const string IndexStep = "EntryPoints.Index";

    internal const string FileSuffix = ".EntryPoints.g.cs";

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<EntryPointIndexSpec> index = context.CompilationProvider
            .Select(static (compilation, _) => new EntryPointIndexSpec(compilation.AssemblyName ?? "", new([])));
        IncrementalValuesProvider<EntryPointsSpec>[] classes = [.. EntryAttributes.MetadataNames.Select(attribute => Specs(context.SyntaxProvider, attribute))];
        context.RegisterFiles(
            static spec => spec.Declaration.QualifiedName,
            static (output, stem, spec) => output.AddSource(stem + FileSuffix, EntryPointEmitter.Emit(spec)),
            classes);
        foreach (IncrementalValuesProvider<EntryPointsSpec> specs in classes)
        {
            index = index.Combine(specs.Select(static (spec, _) => EntryPointIndexSpec.RowsOf(spec)).Collect()).Select(static (pair, _) => pair.Left.With(pair.Right));
        }

        context.RegisterSourceOutput(index.WithTrackingName(IndexStep), static (output, spec) =>
        {
            if (spec.Rows.Count > 0)
            {
                output.AddSource("EntryPointIndex.g.cs", EntryPointIndexEmitter.Emit(spec));
            }
        });
    }

    private static IncrementalValuesProvider<EntryPointsSpec> Specs(SyntaxValueProvider provider, string attribute) => provider
        .ForMarked<MethodDeclarationSyntax, EntryPointsSpec>(attribute, static (symbol, marks) => Parse((IMethodSymbol)symbol, marks))
        .WithTrackingName(SpecStep);

    // A class is generated once: at the first attribute of its first entry point.
    private static EntryPointsSpec? Parse(IMethodSymbol method, ImmutableArray<AttributeData> matched) =>
        ReferenceEquals(EntryAttributes.Marked(method.ContainingType).FirstOrDefault(), method) && matched.Contains(EntryAttributes.Of(method).First())
            ? EntryPointParser.Parse(method.ContainingType, static _ => { })
            : null;
}
