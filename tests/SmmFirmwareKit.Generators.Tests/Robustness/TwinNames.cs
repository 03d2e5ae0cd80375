// Names that C# tells apart and names of generated files do not; and declarations that are there twice while somebody types.
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using SmmFirmwareKit.Generators.Tests.InProcess;
using SmmFirmwareKit.Generators.Tests.Samples;

namespace SmmFirmwareKit.Generators.Tests.Robustness;

public sealed partial class TwinNames
{
    public static TheoryData<string> Names => Incrementality.EveryGenerator_IsIncremental.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void NamesThatDifferInCase_GetAFileEach(string generator)
    {
        Sample sample = Sample.All.Single(known => string.Equals(known.Generator.Name, generator, StringComparison.Ordinal));
        string upper = Declared().Replace(sample.Source, match => match.Value.ToUpperInvariant());
        foreach (string name in Declared().Matches(sample.Source).Select(match => match.Value))
        {
            upper = Regex.Replace(upper, "\\b" + name + "\\b(?!\\()", name.ToUpperInvariant(), RegexOptions.None, TimeSpan.FromSeconds(1));
        }

        Assert.Equal(2 * FilesOf(sample.Source).Length, FilesOf(sample.Source, upper).Length);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void DeclarationsCopied_DoNotStopTheGenerator(string generator)
    {
        Sample sample = Sample.All.Single(known => string.Equals(known.Generator.Name, generator, StringComparison.Ordinal));
        GeneratorRunResult result = Run(sample.Source, sample.Source).Single(run => run.Generator.GetGeneratorType() == sample.Generator);
        Assert.Null(result.Exception);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void KeywordsAsNames_Compile(string generator)
    {
        Sample sample = Sample.All.Single(known => string.Equals(known.Generator.Name, generator, StringComparison.Ordinal));
        string[] keywords = ["@class", "@event", "@lock", "@params", "@while", "@in"];
        string renamed = sample.Source;
        string[] declared = [.. Declared().Matches(sample.Source).Select(match => match.Value).Distinct(StringComparer.Ordinal)];

        // A protocol's interface is named after its table.
        IEnumerable<string> free = declared.Where(name => !declared.Contains("I" + name, StringComparer.Ordinal) && !declared.Contains(name[1..], StringComparer.Ordinal));
        foreach ((string name, string keyword) in free.Zip(keywords))
        {
            renamed = Regex.Replace(renamed, "\\b" + name + "\\b(?!\\(\\d|\")", keyword, RegexOptions.None, TimeSpan.FromSeconds(1));
        }

        Assert.Equal(FilesOf(sample.Source).Length, FilesOf(renamed).Length);
    }

    [Fact]
    public void NamesFarFromAscii_GetAFile()
    {
        string name = Assert.Single(FilesOf("[FirmwareStructure(\"B\")] public partial struct Größe\u0301 { public uint A; }"));
        Assert.Equal("Example.Größe_.Structure.g.cs", name);
    }

    // The index of entry points is one for all.
    private static string[] FilesOf(params string[] sources)
    {
        GeneratedSourceResult[] files = Generated.All([.. sources.Select((source, index) => Compile.Tree(source, $"Example{index}.cs"))]);
        return [.. files.Select(file => file.HintName).Where(name => name is not "EntryPointIndex.g.cs")];
    }

    private static IEnumerable<GeneratorRunResult> Run(params string[] sources) =>
        Compile.Driver().RunGenerators(Compile.Unit([.. sources.Select((source, index) => Compile.Tree(source, $"Example{index}.cs"))])).GetRunResult().Results;

    [GeneratedRegex("(?<=(struct|class|interface|delegate [A-Za-z<>]+) )[A-Z]\\w+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Declared();
}
