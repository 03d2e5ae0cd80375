// Finds marked declarations as ForAttributeWithMetadataName does, but binds them again only after a declaration changed somewhere.
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmmFirmwareKit.Generators.Declarations;

/// <remarks>
/// ForAttributeWithMetadataName gives every marked symbol to its transform at every keystroke, and the compiler binds a new
/// compilation's symbols anew: with a thousand declarations that is nearly the whole cost of a run from nothing. What a parser
/// reads of a symbol is decided by declarations, never by bodies, so its result is kept with the syntax node for as long as the
/// <see cref="DeclarationShape"/> of the compilation stays what it was. Nothing that is kept refers to a compilation.
/// </remarks>
internal static class MarkedDeclarations
{
    /// <summary>The step in which a parser's result first appears.</summary>
    public const string Step = "Marked";

    /// <summary>What <paramref name="parse"/> makes of each symbol of a declaration <typeparamref name="TNode"/> with the attribute.</summary>
    public static IncrementalValuesProvider<TSpec> ForMarked<TNode, TSpec>(
        this SyntaxValueProvider syntax,
        string attribute,
        Func<ISymbol, ImmutableArray<AttributeData>, TSpec?> parse)
        where TNode : MemberDeclarationSyntax
        where TSpec : class
    {
        ConditionalWeakTable<SyntaxNode, Remembered<TSpec>> memory = new();
        return syntax
            .CreateSyntaxProvider(
                (node, _) => node is TNode { AttributeLists.Count: > 0 } declaration && MarkNames.MayBe(declaration, attribute),
                (context, cancellation) => memory.GetOrCreateValue(context.Node).Of(
                    DeclarationShape.Of(context.SemanticModel.Compilation, cancellation),
                    () => Parse(context, attribute, parse, cancellation)))
            .WithTrackingName(Step)
            .SelectMany(static (spec, _) => spec is null ? ImmutableArray<TSpec>.Empty : [spec]);
    }

    private static TSpec? Parse<TSpec>(GeneratorSyntaxContext context, string attribute, Func<ISymbol, ImmutableArray<AttributeData>, TSpec?> parse, CancellationToken cancellation)
        where TSpec : class =>
        context.SemanticModel.GetDeclaredSymbol(context.Node, cancellation) is { } symbol && Marks(symbol, context.Node, attribute) is { Length: > 0 } marks
            ? parse(symbol, marks)
            : null;

    // Of a partial type only the part that is marked counts: it is generated once.
    private static ImmutableArray<AttributeData> Marks(ISymbol symbol, SyntaxNode node, string attribute) =>
    [
        .. symbol.GetAttributes().Where(mark => mark.AttributeClass is { } type
            && attribute.EndsWith(type.MetadataName, StringComparison.Ordinal)
            && attribute == type.ContainingNamespace.ToDisplayString() + "." + type.MetadataName
            && mark.ApplicationSyntaxReference is { } place && place.SyntaxTree == node.SyntaxTree && node.Span.Contains(place.Span)),
    ];

    private sealed class Remembered<TSpec>
        where TSpec : class
    {
        private Entry? _last;

        public TSpec? Of(string shape, Func<TSpec?> parse)
        {
            if (_last is { } last && last.Shape == shape)
            {
                return last.Spec;
            }

            Entry now = new(shape, parse());
            _last = now;
            return now.Spec;
        }

        private sealed record Entry(string Shape, TSpec? Spec);
    }
}
