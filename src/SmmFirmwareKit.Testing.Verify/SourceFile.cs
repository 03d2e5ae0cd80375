// Finds a source file at run time, where the build recorded a mapped path (deterministic builds) instead of the disk's.
namespace VerifyTests;

internal static class SourceFile
{
    /// <summary>The recorded path if it is there; otherwise its end, below the nearest folder above the tests that has it.</summary>
    public static string OnThisMachine(string recorded)
    {
        if (File.Exists(recorded))
        {
            return recorded;
        }

        string[] parts = recorded.Split('/', '\\');
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            for (int first = 1; first < parts.Length; first++)
            {
                string candidate = Path.Combine([folder.FullName, .. parts[first..]]);
                if (File.Exists(candidate))
                {
                    return candidate;
                }
            }
        }

        throw new FileNotFoundException("the tests run apart from their sources, beside which snapshots lie", recorded);
    }
}
