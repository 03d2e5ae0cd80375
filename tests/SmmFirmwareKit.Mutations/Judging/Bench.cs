// A copy of the built programs in which one assembly is exchanged for a mutant.
using System.Diagnostics;
using SmmFirmwareKit.Mutations.Model;

namespace SmmFirmwareKit.Mutations.Judging;

/// <summary>Each comparison is a process of its own, so a mutant can hang or crash as it likes.</summary>
internal sealed class Bench : IDisposable
{
    private static readonly string[] s_judgedPrefixes = ["sfk", "SmmFirmwareKit.", "System.CommandLine", "Spectre."];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sfk-mutants-");
    private readonly TimeSpan _patience;

    public Bench(TimeSpan patience)
    {
        _patience = patience;
        foreach (string path in Directory.EnumerateFiles(AppContext.BaseDirectory).Where(IsJudged))
        {
            File.Copy(path, Path.Combine(_folder.FullName, Path.GetFileName(path)));
        }

        string probe = Path.Combine("BootImage", "probe.asm");
        Directory.CreateDirectory(Path.Combine(_folder.FullName, "BootImage"));
        File.Copy(Path.Combine(AppContext.BaseDirectory, probe), Path.Combine(_folder.FullName, probe));
    }

    /// <summary>Puts an assembly in the place of the model.</summary>
    public void Install(byte[] assembly) => File.WriteAllBytes(Path.Combine(_folder.FullName, HardwareModel.AssemblyName + ".dll"), assembly);

    /// <summary>Runs a comparison against what is installed.</summary>
    public Outcome Run(Comparison comparison)
    {
        ProcessStartInfo start = new(DotNet(), ["exec", Path.Combine(_folder.FullName, comparison.Program), .. comparison.Arguments])
        {
            UseShellExecute = false,
            WorkingDirectory = Repository.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        bool ended = process.WaitForExit(_patience);
        if (!ended)
        {
            process.Kill(entireProcessTree: true);
        }

        process.WaitForExit();
        string text = output.GetAwaiter().GetResult() + "\n" + error.GetAwaiter().GetResult();
        return new Outcome(ended ? process.ExitCode : null, text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static bool IsJudged(string path) => Array.Exists(s_judgedPrefixes, prefix => Path.GetFileName(path).StartsWith(prefix, StringComparison.Ordinal));

    // The host that runs this program: three folders above the runtime's assemblies.
    private static string DotNet()
    {
        DirectoryInfo runtime = new(Path.GetDirectoryName(typeof(object).Assembly.Location)!);
        string host = Path.Combine(runtime.Parent!.Parent!.Parent!.FullName, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
        return File.Exists(host) ? host : "dotnet";
    }
}
