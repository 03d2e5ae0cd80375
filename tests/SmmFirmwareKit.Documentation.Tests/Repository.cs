// Where the repository lies: its documents are what is tested here.
namespace SmmFirmwareKit.Documentation.Tests;

internal static class Repository
{
    /// <summary>From the test assembly upwards: source paths are mapped away in the binaries.</summary>
    public static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "SmmFirmwareKit.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("SmmFirmwareKit.sln was not found above the test assembly");
    }
}
