// Finds this repository and its source files at run time.
namespace SmmFirmwareKit.Generators.Tests.Snapshots;

internal static class Repository
{
    // Directory.Build.props maps the repository to this path in everything the compiler records.
    private const string MappedRoot = "/_/";

    /// <summary>The file that the compiler recorded, where it lies on this machine.</summary>
    public static string PathOf(string recorded) =>
        recorded.StartsWith(MappedRoot, StringComparison.Ordinal) ? Path.Combine(Root(), recorded[MappedRoot.Length..]) : recorded;

    public static string Root()
    {
        for (DirectoryInfo? directory = new(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "SmmFirmwareKit.sln")))
            {
                return directory.FullName;
            }
        }

        throw new DirectoryNotFoundException("the tests run outside the repository: no SmmFirmwareKit.sln above them");
    }
}
