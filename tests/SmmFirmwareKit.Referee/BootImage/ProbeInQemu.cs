// Assembles probe.asm and runs it in QEMU's TCG, up to the line that ends it.
using System.Diagnostics;
using SmmFirmwareKit.Qemu.Connection;

namespace SmmFirmwareKit.Referee.BootImage;

internal static class ProbeInQemu
{
    private const string Assembler = "nasm";
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(3);

    /// <summary>What is missing to run it; null if nothing is.</summary>
    public static string? Missing() => Programs.Find(QemuProcess.Program) is null ? QemuProcess.Program : Programs.Find(Assembler) is null ? Assembler : null;

    /// <summary>The lines it prints.</summary>
    public static string[] Run()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("sfk-");
        try
        {
            string image = Path.Combine(folder.FullName, "probe.bin");
            Assemble(image);
            return Boot(image);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Assemble(string image)
    {
        string source = Path.Combine(AppContext.BaseDirectory, "BootImage", "probe.asm");
        using Process assembler = Process.Start(Assembler, ["-f", "bin", "-o", image, source]);
        assembler.WaitForExit();
        if (assembler.ExitCode != 0)
        {
            throw new QemuException($"{Assembler} did not assemble {source}");
        }
    }

    // One host thread for all processors: PAUSE hands over, so nothing depends on how the host schedules.
    private static string[] Boot(string image)
    {
        string[] arguments =
        [
            "-nodefaults", "-display", "none", "-machine", "q35,smm=on,hpet=off", "-accel", "tcg,thread=single", "-m", "64", "-cpu", "max", "-smp", "2",
            "-bios", image, "-global", "isa-debugcon.iobase=0x402", "-debugcon", "stdio",
        ];
        ProcessStartInfo start = new(QemuProcess.Program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardInput = true, RedirectStandardError = true };
        using Process qemu = Process.Start(start)!;
        qemu.BeginErrorReadLine();
        using CancellationTokenSource patience = new(s_patience);
        using CancellationTokenRegistration kill = patience.Token.Register(qemu.Kill);
        List<string> lines = [];
        while (qemu.StandardOutput.ReadLine() is { } line)
        {
            lines.Add(line);
            if (line is "end")
            {
                break;
            }
        }

        kill.Dispose();
        if (!qemu.HasExited)
        {
            qemu.Kill();
            qemu.WaitForExit();
        }

        return [.. lines];
    }
}
