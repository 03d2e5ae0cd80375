// Finds the committed recordings and opens them.
using System.IO.Compression;

namespace SmmFirmwareKit.Hardware.Tests;

/// <summary>The compressed recordings beside the test assembly.</summary>
internal static class RecordedFiles
{
    private const string Extension = ".jsonl.gz";
    private const string Views = "smm_views";

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Recordings");

    /// <summary>Names of all access recordings, in a fixed order.</summary>
    public static IEnumerable<string> Names() => Directory.GetFiles(Folder, "*" + Extension)
        .Select(path => Path.GetFileName(path)[..^Extension.Length])
        .Where(name => !string.Equals(name, Views, StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    public static TextReader Open(string name) =>
        new StreamReader(new GZipStream(File.OpenRead(Path.Combine(Folder, name + Extension)), CompressionMode.Decompress));

    public static TextReader OpenViews() => Open(Views);
}
