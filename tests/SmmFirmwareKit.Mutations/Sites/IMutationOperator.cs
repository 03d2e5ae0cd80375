// A kind of mistake that somebody could make in the model.
using Microsoft.CodeAnalysis;

namespace SmmFirmwareKit.Mutations.Sites;

internal interface IMutationOperator
{
    /// <summary>A few words: <c>lock removed</c>.</summary>
    string Name { get; }

    /// <summary>One line for the documentation.</summary>
    string Summary { get; }

    /// <summary>Every such mistake that a file has room for, in the order of the text.</summary>
    IEnumerable<Mutation> In(SourceFile file);
}

/// <param name="Path">In the project.</param>
/// <param name="Root">What is written there.</param>
/// <param name="Meaning">What it means, generated members included.</param>
internal sealed record SourceFile(string Path, SyntaxNode Root, SemanticModel Meaning)
{
    public IEnumerable<T> Nodes<T>()
        where T : SyntaxNode => Root.DescendantNodes().OfType<T>();
}
