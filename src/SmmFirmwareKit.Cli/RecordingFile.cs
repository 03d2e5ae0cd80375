// --recording: the file that a difference found live is written to.
namespace SmmFirmwareKit.Cli;

/// <summary>Each failure is a sentence.</summary>
internal sealed class RecordingFile(string path)
{
    /// <summary>Whether it could be written, found out before a long run; leaves what is there as it is.</summary>
    public string? Complaint() => Attempt(() =>
    {
        bool existed = File.Exists(path);
        using (new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite))
        {
        }

        if (!existed)
        {
            File.Delete(path);
        }
    });

    /// <summary>Writes it.</summary>
    public string? Write(string text) => Attempt(() => File.WriteAllText(path, text));

    private string? Attempt(Action action)
    {
        try
        {
            action();
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return $"the recording '{path}' cannot be written: {failure.Message}";
        }
    }
}
