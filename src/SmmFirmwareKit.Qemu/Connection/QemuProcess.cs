// One QEMU process: started with the two sockets we talk through, ended with the object.
using System.Diagnostics;
using System.Text;

namespace SmmFirmwareKit.Qemu.Connection;

/// <summary>Runs <c>qemu-system-x86_64</c> in a folder of its own for its sockets.</summary>
public sealed class QemuProcess : IDisposable
{
    /// <summary>The program's name.</summary>
    public const string Program = "qemu-system-x86_64";

    // Together a minute: a loaded machine may take long to start a process.
    private const int MostPolls = 600;
    private static readonly TimeSpan s_poll = TimeSpan.FromMilliseconds(100);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sfk-");
    private readonly StringBuilder _complaints = new();
    private readonly Process _process;

    /// <param name="path">The program.</param>
    /// <param name="arguments">The machine; sockets are added. Files that they name without a folder are looked for beside the sockets.</param>
    /// <param name="files">Such files.</param>
    internal QemuProcess(string path, IEnumerable<string> arguments, params ReadOnlySpan<(string Name, byte[] Content)> files)
    {
        foreach ((string name, byte[] content) in files)
        {
            File.WriteAllBytes(Path.Combine(_folder.FullName, name), content);
        }

        Qtest = new LineChannel(Path.Combine(_folder.FullName, "qtest"));
        Qmp = new LineChannel(Path.Combine(_folder.FullName, "qmp"));
        ProcessStartInfo start = new(path, [.. arguments, "-qtest", "unix:" + Qtest.Path, "-qtest-log", "none", "-qmp", "unix:" + Qmp.Path])
        {
            UseShellExecute = false,
            WorkingDirectory = _folder.FullName,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        };
        _process = Started(start);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
        if (!Connects(Qtest) || !Connects(Qmp))
        {
            string reason = Complaint();
            Dispose();
            throw new QemuException($"{Program} did not start: {reason}");
        }
    }

    internal LineChannel Qtest { get; }

    internal LineChannel Qmp { get; }

    /// <summary>What QEMU last said on its standard error, in one line.</summary>
    public string Complaint()
    {
        if (_process.HasExited)
        {
            _process.WaitForExit(); // until all it wrote has been read
        }

        lock (_complaints)
        {
            return _complaints.ToString().ReplaceLineEndings(" ").Trim() is { Length: > 0 } said ? said : "it said nothing";
        }
    }

    /// <summary>The program on the PATH; null if it is not installed.</summary>
    public static string? Find() => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, Program))
        .FirstOrDefault(File.Exists);

    private Process Started(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception failure)
        {
            Qtest.Dispose();
            Qmp.Dispose();
            _folder.Delete(recursive: true);
            throw new QemuException($"{Program} did not start: {failure.Message}");
        }
    }

    private void Hear(string? line)
    {
        lock (_complaints)
        {
            _complaints.AppendLine(line);
        }
    }

    // A program that ends at once is not waited for.
    private bool Connects(LineChannel channel)
    {
        for (int i = 0; i < MostPolls && !_process.HasExited; i++)
        {
            if (channel.Accept(s_poll))
            {
                return true;
            }
        }

        return false;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
        Qtest.Dispose();
        Qmp.Dispose();
        _folder.Delete(recursive: true);
    }
}
