// A folder outside the repository with the sample, the packages and a package cache of its own.
using System.Diagnostics;
using SmmFirmwareKit.Platform.Tests.Architecture;

namespace SmmFirmwareKit.Packages.Tests;

public sealed class UserFolder : IDisposable
{
    private const int Milliseconds = 300_000;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("first-module-");

    public UserFolder()
    {
        CopyAll(Path.Combine(Repository.Root(), "samples", "first-module"), _folder.FullName);
        CopyAll(Packages, Path.Combine(_folder.FullName, "packages"));
    }

    /// <summary>What the build of this project packed.</summary>
    internal static string Packages => Path.Combine(AppContext.BaseDirectory, "packages");

    /// <summary>Runs <c>dotnet</c> there; returns its exit code and all it prints.</summary>
    internal (int ExitCode, string Output) Dotnet(params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", arguments) { WorkingDirectory = _folder.FullName, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            start.Environment.Remove(name); // of the build that runs this test
        }

        start.Environment["NUGET_PACKAGES"] = Path.Combine(_folder.FullName, "cache");
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(Milliseconds))
        {
            process.Kill(entireProcessTree: true);
        }

        return (process.ExitCode, output.GetAwaiter().GetResult() + errors.GetAwaiter().GetResult());
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static bool IsBuilt(string path) => path.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj");

    private static void CopyAll(string from, string to)
    {
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Where(file => !IsBuilt(Path.GetRelativePath(from, file))))
        {
            string copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy, overwrite: true);
        }
    }
}
