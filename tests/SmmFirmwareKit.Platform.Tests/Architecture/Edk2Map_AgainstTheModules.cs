// edk2-map.md must not be wrong: every module file has its row, every row its files and functions.
using System.Text.RegularExpressions;

namespace SmmFirmwareKit.Platform.Tests.Architecture;

public sealed partial class Edk2Map_AgainstTheModules
{
    private static readonly string[] s_modules = Edk2Map.Modules();
    private static readonly Edk2MapRow[] s_rows = Edk2Map.Rows();

    [Fact]
    public void ModuleFile_HasARow()
    {
        HashSet<string> listed = new(s_rows.SelectMany(row => row.Names.SelectMany(name => row.Files(name, s_modules))), StringComparer.Ordinal);
        string[] missing = [.. s_modules.Where(path => !Edk2Map.IsCovered(path, listed))];
        Assert.True(missing.Length == 0, $"edk2-map.md does not say where these come from: {string.Join(", ", missing)}");
        Assert.True(s_modules.Length > 100, $"only {s_modules.Length} module files were found");
    }

    [Fact]
    public void RowFile_Exists()
    {
        string[] gone = [.. s_rows.SelectMany(row => row.Names.Where(name => row.Files(name, s_modules).Length == 0).Select(name => $"{name} (row of {row.Names[0]})"))];
        Assert.True(gone.Length == 0, $"edk2-map.md names files that are not there: {string.Join(", ", gone)}");
    }

    [Fact]
    public void RowFunction_IsInItsFiles()
    {
        string[] gone = [.. s_rows.SelectMany(row => Absent(row).Select(name => $"{name} (row of {row.Names[0]})"))];
        Assert.True(gone.Length == 0, $"edk2-map.md names functions that its files do not have: {string.Join(", ", gone)}");
    }

    [Fact]
    public void Row_SaysWhatItStandsFor() => Assert.Empty(s_rows.Where(row => row.Upstream.Length == 0).Select(row => row.Names[0]));

    private static IEnumerable<string> Absent(Edk2MapRow row)
    {
        string text = string.Concat(row.AllFiles(s_modules).Select(path => Edk2Map.Plain(File.ReadAllText(Path.Combine(Repository.Root(), path)))));
        return row.Functions.Where(name => Identifier().IsMatch(name) && !text.Contains(Edk2Map.Plain(name.TrimEnd('*')), StringComparison.Ordinal));
    }

    // Cells also hold words: "all", "the seven members". A name has a capital letter; one with * is a family.
    [GeneratedRegex(@"^(?=.*[A-Z])[A-Za-z_0-9]+\*?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Identifier();
}
