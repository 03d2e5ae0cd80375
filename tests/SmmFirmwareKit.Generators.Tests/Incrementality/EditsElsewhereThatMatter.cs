// A structure's layout depends on other files: an edit there must not leave stale offsets behind.
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SmmFirmwareKit.Generators.Tests.InProcess;

namespace SmmFirmwareKit.Generators.Tests.Incrementality;

public sealed class EditsElsewhereThatMatter
{
    private const string Inner = "[FirmwareStructure(\"INNER\")] public partial struct Inner { public uint A; }";
    private const string Outer = "[FirmwareStructure(\"OUTER\")] public partial struct Outer { public Inner First; public uint Second; }";

    [Fact]
    public void NestedStructureThatGrows_MovesWhatFollows()
    {
        SyntaxTree inner = Compile.Tree(Inner, "Inner.cs");
        CSharpCompilation before = Compile.Unit(inner, Compile.Tree(Outer, "Outer.cs"));
        GeneratorDriver driver = Compile.Driver().RunGenerators(before);
        Assert.Contains("Second = 0x4;", OuterText(driver), StringComparison.Ordinal);
        SyntaxTree grown = Compile.Tree(Inner.Replace("uint A", "ulong A", StringComparison.Ordinal), "Inner.cs");
        driver = driver.RunGenerators(before.ReplaceSyntaxTree(inner, grown));
        Assert.Contains("Second = 0x8;", OuterText(driver), StringComparison.Ordinal);
    }

    private static string OuterText(GeneratorDriver driver) => driver.GetRunResult().Results
        .SelectMany(result => result.GeneratedSources)
        .Single(source => source.HintName.Contains("Outer", StringComparison.Ordinal))
        .SourceText.ToString();
}
