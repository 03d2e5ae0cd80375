// A place in the model's sources where one kind of mistake can be made.
using Microsoft.CodeAnalysis.Text;

namespace SmmFirmwareKit.Mutations.Sites;

/// <param name="Operator">The kind of mistake.</param>
/// <param name="File">Path in the project.</param>
/// <param name="Block">Device, register block or processor: what drawing spreads over.</param>
/// <param name="Place">Register and field, or type and member.</param>
/// <param name="Before">The text that is replaced.</param>
/// <param name="After">What replaces it.</param>
/// <param name="Changes">The same as edits of the file.</param>
internal sealed record Site(string Operator, string File, string Block, string Place, string Before, string After, IReadOnlyList<TextChange> Changes)
{
    /// <summary>First changed character.</summary>
    public int Position => Changes[0].Span.Start;

    public override string ToString() => $"{File}, {Place}: {Before} -> {After} ({Operator})";
}
