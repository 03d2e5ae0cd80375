// One QEMU process: started with the two sockets we talk through, ended with the object.
using System.Diagnostics;
using System.Text;

namespace SmmFirmwareKit.Qemu.Connection;

/// <summary>Runs <c>qemu-system-x86_64</c> in a folder of its own for its sockets.</summary>
public sealed class QemuProcess : IDisposable
{
    /// <summary>The program's name.</summary>
    public const string Program = "qemu-system-x86_64";

    private const int MostHeard = 64 << 10;
    private static readonly TimeSpan s_poll = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_end = TimeSpan.FromSeconds(2);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sfk-");
    private readonly StringBuilder _complaints = new();
    private readonly ManualResetEventSlim _heardAll = new();
    private readonly Process _process;
    private int _polls;

    /// <param name="path">The program.</param>
    /// <param name="arguments">The machine; sockets are added. Files that they name without a folder are looked for beside the sockets.</param>
    /// <param name="files">Such files.</param>
    internal QemuProcess(string path, IEnumerable<string> arguments, params ReadOnlySpan<(string Name, byte[] Content)> files)
        : this(path, arguments, Patience.Usual, files)
    {
    }

    internal QemuProcess(string path, IEnumerable<string> arguments, Patience patience, params ReadOnlySpan<(string Name, byte[] Content)> files)
    {
        foreach ((string name, byte[] content) in files)
        {
            File.WriteAllBytes(Path.Combine(_folder.FullName, name), content);
        }

        Qtest = new LineChannel(Path.Combine(_folder.FullName, "qtest"), patience.Answer);
        Qmp = new LineChannel(Path.Combine(_folder.FullName, "qmp"), patience.Answer);
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
        _polls = (int)(patience.Start / s_poll);
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
            _heardAll.Wait(s_end); // a child of its own may keep the stream open
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
        if (line is null)
        {
            _heardAll.Set();
            return;
        }

        lock (_complaints)
        {
            if (_complaints.Length + line.Length <= MostHeard)
            {
                _complaints.AppendLine(line);
            }
        }
    }

    // Both sockets share the polls. A program that ends at once is not waited for.
    private bool Connects(LineChannel channel)
    {
        while (_polls-- > 0 && !_process.HasExited)
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
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit(s_end);
        }

        _process.Dispose();
        Qtest.Dispose();
        Qmp.Dispose();
        _folder.Delete(recursive: true);
    }
}
