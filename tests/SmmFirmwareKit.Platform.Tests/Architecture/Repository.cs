// Where the sources lie, for tests that read them.
namespace SmmFirmwareKit.Platform.Tests.Architecture;

internal static class Repository
{
    /// <summary>From the test assembly upwards: the source path is mapped away in the binaries.</summary>
    public static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "SmmFirmwareKit.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("SmmFirmwareKit.sln was not found above the test assembly");
    }

    /// <summary>A path as documents spell it.</summary>
    public static string Relative(string path) => Path.GetRelativePath(Root(), path).Replace('\\', '/');

    public static bool IsBuildOutput(string path) => Relative(path).Split('/').Any(part => part is "obj" or "bin" or ".git");
}
