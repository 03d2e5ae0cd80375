// Finds the committed recordings and opens them.
using System.IO.Compression;
using System.Text.Json;

namespace SmmFirmwareKit.Hardware.Tests;

/// <summary>The compressed recordings beside the test assembly.</summary>
internal static class RecordedFiles
{
    private const string Extension = ".jsonl.gz";
    private const string Views = "smm_views";
    private const string SaveStates = "savestate";

    /// <summary>Where they lie.</summary>
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "Recordings");

    /// <summary>Names of all access recordings, in a fixed order.</summary>
    public static IEnumerable<string> Names() => Directory.GetFiles(Folder, "*" + Extension)
        .Select(path => Path.GetFileName(path)[..^Extension.Length])
        .Where(name => name is not (Views or SaveStates))
        .Order(StringComparer.Ordinal);

    public static TextReader Open(string name) =>
        new StreamReader(new GZipStream(File.OpenRead(Path.Combine(Folder, name + Extension)), CompressionMode.Decompress));

    /// <summary>A recorded file that is kept as it is.</summary>
    public static TextReader OpenText(string file) => File.OpenText(Path.Combine(Folder, file));

    public static TextReader OpenSaveStates() => Open(SaveStates);

    public static TextReader OpenViews() => Open(Views);

    /// <summary>1 KiB at SMBASE+0xFC00 after an SMI, on memory pre-filled with 0xCC.</summary>
    public static byte[] SaveState(string mode)
    {
        using TextReader lines = Open(SaveStates);
        while (lines.ReadLine() is { } line)
        {
            using JsonDocument dump = JsonDocument.Parse(line);
            if (dump.RootElement.GetProperty("mode").ValueEquals(mode))
            {
                return Convert.FromHexString(dump.RootElement.GetProperty("hex").GetString()!);
            }
        }

        throw new InvalidOperationException($"no save state of mode {mode} is recorded");
    }
}
