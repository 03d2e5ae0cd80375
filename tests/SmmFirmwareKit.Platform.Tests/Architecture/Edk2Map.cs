// edk2-map.md as data: its rows, and the rules its header states.
using System.IO.Enumeration;
using System.Text.RegularExpressions;

namespace SmmFirmwareKit.Platform.Tests.Architecture;

/// <summary>A row about modules: the C# names in its first cell as they stand there, and its other cells.</summary>
internal sealed record Edk2MapRow(string[] Names, string Upstream, string[] Functions)
{
    /// <summary>The row's files among <paramref name="modules"/>, for one of its names.</summary>
    public string[] Files(string name, IEnumerable<string> modules) => [.. modules.Where(path =>
        string.Equals(Edk2Map.Folder(path), Edk2Map.Folder(Full(name)), StringComparison.Ordinal)
        && FileSystemName.MatchesSimpleExpression(Path.GetFileName(Full(name)), Path.GetFileName(path), ignoreCase: false))];

    /// <summary>The row's files and the partials that belong to them.</summary>
    public string[] AllFiles(IReadOnlyList<string> modules) => [.. Names
        .SelectMany(name => Files(name, modules))
        .SelectMany(file => modules.Where(path => path.StartsWith(file[..^2], StringComparison.Ordinal)))
        .Distinct(StringComparer.Ordinal)];

    // After `Folder/X.cs`, `Y.cs` is its neighbour and `.Z.cs` the partial X.Z.cs.
    private string Full(string name) => name switch
    {
        ['.', ..] => $"{Edk2Map.Folder(Names[0])}/{Edk2Map.TypeName(Names[0])}{name}",
        _ when name.Contains('/', StringComparison.Ordinal) => name,
        _ => $"{Edk2Map.Folder(Names[0])}/{name}",
    };
}

internal static partial class Edk2Map
{
    private static readonly string[] s_notListed = ["Module", "Part", "Instance", "Structures", "Data"];

    public static Edk2MapRow[] Rows() => [.. File.ReadAllLines(Path.Combine(Repository.Root(), "edk2-map.md"))
        .Where(line => line.StartsWith("| `modules/", StringComparison.Ordinal))
        .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
        .Select(cells => new Edk2MapRow([.. Quoted().Matches(cells[1]).Select(match => match.Groups["name"].Value)], cells[2], cells[3].Split(',', StringSplitOptions.TrimEntries)))];

    public static string[] Modules() => [.. Directory.EnumerateFiles(Path.Combine(Repository.Root(), "modules"), "*.cs", SearchOption.AllDirectories)
        .Where(path => !Repository.IsBuildOutput(path))
        .Select(Repository.Relative)
        .Order(StringComparer.Ordinal)];

    /// <summary>Whether the header's rules put <paramref name="path"/> with one of the <paramref name="listed"/> files.</summary>
    public static bool IsCovered(string path, HashSet<string> listed) =>
        listed.Contains(path)
        || listed.Contains($"{Folder(path)}/{TypeName(path)}.cs")
        || (Array.Exists(s_notListed, ending => TypeName(path).EndsWith(ending, StringComparison.Ordinal)) && listed.Any(file => file.StartsWith($"{Folder(path)}/", StringComparison.Ordinal)));

    public static string Folder(string path) => path[..path.LastIndexOf('/')];

    public static string TypeName(string path) => Path.GetFileName(path).Split('.')[0];

    /// <summary>How names are compared with EDK2's.</summary>
    public static string Plain(string name) => name.Replace("_", "", StringComparison.Ordinal).ToUpperInvariant();

    [GeneratedRegex("`(?<name>[^`]+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Quoted();
}
