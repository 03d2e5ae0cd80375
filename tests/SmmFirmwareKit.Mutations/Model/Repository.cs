// Where the sources lie.
namespace SmmFirmwareKit.Mutations.Model;

internal static class Repository
{
    /// <summary>The committed recordings of QEMU, seen from <see cref="Root"/>: the page shows what a comparison says of a file.</summary>
    public const string Recordings = "tests/SmmFirmwareKit.Hardware.Tests/Recordings";

    /// <summary>From the program upwards: source paths are mapped away in the binaries.</summary>
    public static string Root { get; } = Find();

    /// <summary>The hardware model's project.</summary>
    public static string Hardware => Path.Combine(Root, "src", "SmmFirmwareKit.Hardware");

    private static string Find()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "SmmFirmwareKit.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("SmmFirmwareKit.sln was not found above the program");
    }
}
