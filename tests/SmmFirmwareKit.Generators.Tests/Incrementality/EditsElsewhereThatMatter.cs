// A structure's layout depends on other files: an edit there must not leave stale offsets behind.
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SmmFirmwareKit.Generators.Tests.InProcess;

namespace SmmFirmwareKit.Generators.Tests.Incrementality;

public sealed class EditsElsewhereThatMatter
{
    private const string Inner = "[FirmwareStructure(\"INNER\")] public partial struct Inner { public uint A; }";
    private const string Outer = "[FirmwareStructure(\"OUTER\")] public partial struct Outer { public Inner First; public uint Second; }";

    private const string Map = """
        [FirmwareStructure("MAP"), SaveStateMap("Example", Revision = 0x20000)]
        public partial struct Map
        {
            [Offset(0x2F8), SaveStateRole(SaveStateRole.Smbase)] public uint SMBASE;
            [SaveStateRole(SaveStateRole.SmmRevId)] public uint SMMRevId;
            [Offset(0x3F8), SaveStateRegister(EfiMmSaveStateRegister.R8)] public ulong _R8;
        }
        """;

    private const string Table = "[SaveStateTable(\"MAPS\", X64 = typeof(Map)), SaveStateRange(EfiMmSaveStateRegister.R8, EfiMmSaveStateRegister.R8)] public static partial class Maps;";

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

    [Fact]
    public void MapWhoseFieldMoves_ChangesTheTableOverIt()
    {
        SyntaxTree map = Compile.Tree(Map, "Map.cs");
        CSharpCompilation before = Compile.Unit(map, Compile.Tree(Table, "Table.cs"));
        GeneratorDriver driver = Compile.Driver().RunGenerators(before);
        Assert.Contains("MM_CPU_OFFSET (x64._R8)", TextOf(driver, "SaveStateTable"), StringComparison.Ordinal);
        SyntaxTree renamed = Compile.Tree(Map.Replace("_R8", "_R8Moved", StringComparison.Ordinal), "Map.cs");
        driver = driver.RunGenerators(before.ReplaceSyntaxTree(map, renamed));
        Assert.Contains("MM_CPU_OFFSET (x64._R8Moved)", TextOf(driver, "SaveStateTable"), StringComparison.Ordinal);
    }

    private static string OuterText(GeneratorDriver driver) => TextOf(driver, "Outer");

    private static string TextOf(GeneratorDriver driver, string hint) => driver.GetRunResult().Results
        .SelectMany(result => result.GeneratedSources)
        .Single(source => source.HintName.Contains(hint, StringComparison.Ordinal))
        .SourceText.ToString();
}
