// What somebody types between two runs of a generator, and what the generator may then do again.
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SmmFirmwareKit.Generators.Tests.InProcess;
using SmmFirmwareKit.Generators.Tests.Samples;
using Reason = Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace SmmFirmwareKit.Generators.Tests.Incrementality;

/// <param name="Specs">Reasons that the generator's tracked steps may give.</param>
/// <param name="Outputs">Reasons that its outputs may give: <see cref="Reason.Cached"/> alone means that no text was written again.</param>
/// <param name="Demanded">What one of each must give.</param>
internal sealed record Edit(string Name, Func<Sample, CSharpCompilation, CSharpCompilation> Of, Reason[] Specs, Reason[] Outputs, Reason? Demanded = null)
{
    private const string Declarations = "Example.cs";
    private const string Elsewhere = "Other.cs";
    private const string Other = "class Other { int _field; int Method() => _field; }";

    private static readonly Reason[] s_same = [Reason.Cached, Reason.Unchanged];

    public static IReadOnlyList<Edit> All { get; } =
    [
        InOther("comment elsewhere", "// a comment\n" + Other),
        InOther("whitespace elsewhere", Other.Replace("{", "\n{\n", StringComparison.Ordinal)),
        InOther("rename elsewhere", Other.Replace("_field", "_renamed", StringComparison.Ordinal)),
        InOther("a statement elsewhere", Other.Replace("=> _field", "{ return _field + 1; }", StringComparison.Ordinal)),
        new("a file with an unrelated type added", static (_, unit) => unit.AddSyntaxTrees(Compile.Tree("struct Unrelated { public int Field; }", "Added.cs")), s_same, [Reason.Cached]),
        new("the unrelated file removed", static (_, unit) => unit.RemoveSyntaxTrees(Tree(unit, Elsewhere)), s_same, [Reason.Cached]),
        InDeclarations("comment above the declarations", static source => "// a comment\n" + source),
        InDeclarations("whitespace in the declarations", static source => source.Replace("\n", "\n\n", StringComparison.Ordinal)),
        InDeclarations("unrelated type below the declarations", static source => source + "\nstruct Unrelated { public int Field; }"),
        new("a real change", Changed, [Reason.Cached, Reason.Unchanged, Reason.Modified], [Reason.Cached, Reason.Modified], Reason.Modified),
    ];

    /// <summary>What stands before the edit.</summary>
    public static CSharpCompilation Before(Sample sample) => Compile.Unit(Compile.Tree(sample.Source, Declarations), Compile.Tree(Other, Elsewhere));

    public override string ToString() => Name;

    private static Edit InOther(string name, string text) => new(name, (_, unit) => Replace(unit, Elsewhere, text), s_same, [Reason.Cached]);

    private static Edit InDeclarations(string name, Func<string, string> edit) =>
        new(name, (sample, unit) => Replace(unit, Declarations, edit(sample.Source)), s_same, [Reason.Cached]);

    private static CSharpCompilation Changed(Sample sample, CSharpCompilation unit)
    {
        Assert.Contains(sample.Change.From, sample.Source, StringComparison.Ordinal);
        return Replace(unit, Declarations, sample.Source.Replace(sample.Change.From, sample.Change.To, StringComparison.Ordinal));
    }

    private static CSharpCompilation Replace(CSharpCompilation unit, string file, string text) => unit.ReplaceSyntaxTree(Tree(unit, file), Compile.Tree(text, file));

    private static SyntaxTree Tree(CSharpCompilation unit, string file) => unit.SyntaxTrees.Single(tree => string.Equals(tree.FilePath, file, StringComparison.Ordinal));
}
