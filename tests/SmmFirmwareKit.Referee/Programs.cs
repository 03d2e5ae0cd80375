// Finds programs that only CI has.
namespace SmmFirmwareKit.Referee;

internal static class Programs
{
    /// <summary>A program on the PATH; null if it is not installed.</summary>
    public static string? Find(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, name))
        .FirstOrDefault(File.Exists);
}
