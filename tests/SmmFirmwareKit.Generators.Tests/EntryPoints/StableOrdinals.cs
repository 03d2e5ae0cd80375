// Adding, removing and moving entry points leaves the ordinals, addresses and identities of all others as they were.
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using SmmFirmwareKit.Generators.Tests.InProcess;

namespace SmmFirmwareKit.Generators.Tests.EntryPoints;

public sealed partial class StableOrdinals
{
    private const string First = "[EntryPoint(Ordinal = 0)] public FirmwareTask First() => default;";
    private const string Second = "[MpProcedure(Ordinal = 1)] public FirmwareTask Second(ulong buffer) => default;";
    private const string Third = "[EntryPoint(Ordinal = 2)] public FirmwareTask Third() => default;";
    private const string Added = "[EntryPoint(Ordinal = 3)] public FirmwareTask Added() => default;";

    private static readonly Dictionary<string, (int Ordinal, ulong Address, string Identity)> s_before = Entries(File("Part.cs", First, Second, Third));

    public static TheoryData<string, string> Places => new()
    {
        { "first", Added + First + Second + Third },
        { "in the middle", First + Added + Second + Third },
        { "last", First + Second + Third + Added },
    };

    [Theory]
    [MemberData(nameof(Places))]
    public void EntryPointAddedInTheFile_LeavesTheOthersWhereTheyWere(string place, string members)
    {
        Dictionary<string, (int, ulong, string)> after = Entries(File("Part.cs", members));
        Assert.True(s_before.All(entry => after[entry.Key] == entry.Value), "added " + place);
        Assert.Equal(s_before.Count + 1, after.Count);
    }

    [Fact]
    public void EntryPointAddedInAFileThatSortsEarlier_LeavesTheOthersWhereTheyWere()
    {
        Dictionary<string, (int, ulong, string)> after = Entries(File("Part.cs", First, Second, Third), Compile.Tree("partial class Part { " + Added + " }", "A.cs"));
        Assert.All(s_before, entry => Assert.Equal(entry.Value, after[entry.Key]));
        Assert.Equal((3, 0x30UL), (after["Added"].Item1, after["Added"].Item2));
    }

    [Fact]
    public void RenamedFile_ChangesNothing() => Assert.Equal(s_before, Entries(File("AnotherName.cs", First, Second, Third)));

    [Fact]
    public void MethodsInAnotherOrder_ChangeNothing() => Assert.Equal(s_before, Entries(File("Part.cs", Third, First, Second)));

    [Fact]
    public void RemovedEntryPoint_LeavesAHole()
    {
        string text = Text(File("Part.cs", First, Third));
        Assert.Equal(s_before["Third"], Entries(text)["Third"]);
        Assert.Contains("    0, // 1: none\n", text, StringComparison.Ordinal);
        Assert.Contains("//   1        0x10   (none)\n", text, StringComparison.Ordinal);
    }

    // The one without a number is in error wherever it stands, and the others keep theirs meanwhile.
    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public async Task EntryPointAddedWithoutAnOrdinal_IsAnErrorAndMovesNoOther(int position)
    {
        List<string> members = [First, Second, Third];
        members.Insert(position, "[EntryPoint] public FirmwareTask Added() => default;");
        string source = "partial class Part : ImagePart { " + string.Concat(members) + " }";
        Assert.Equal(["SFK1008 at Added"], await Reported.For(source));
        Dictionary<string, (int, ulong, string)> after = Entries(Compile.Tree(source));
        Assert.All(s_before, entry => Assert.Equal(entry.Value, after[entry.Key]));
    }

    private static SyntaxTree File(string name, params string[] members) => Compile.Tree("partial class Part : ImagePart { " + string.Concat(members) + " }", name);

    private static string Text(params SyntaxTree[] trees) => Generated.TextOf(".EntryPoints.g.cs", trees);

    private static Dictionary<string, (int Ordinal, ulong Address, string Identity)> Entries(params SyntaxTree[] trees) => Entries(Text(trees));

    private static Dictionary<string, (int Ordinal, ulong Address, string Identity)> Entries(string text) => Identity().Matches(text).ToDictionary(
        match => match.Groups["name"].Value,
        match => (int.Parse(match.Groups["ordinal"].Value, CultureInfo.InvariantCulture), AddressOf(match.Groups["name"].Value, text), match.Groups["identity"].Value),
        StringComparer.Ordinal);

    private static ulong AddressOf(string name, string text)
    {
        Match match = Regex.Match(text, name + "Address => CodeBase \\+ 0x([0-9A-F]+);", RegexOptions.None, TimeSpan.FromSeconds(1));
        return ulong.Parse(match.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"(?<identity>0x[0-9A-F]{16}), // (?<ordinal>\d+): (?<name>\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Identity();
}
