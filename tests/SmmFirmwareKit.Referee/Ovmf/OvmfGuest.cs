// OVMF in QEMU: booted to the UEFI shell, CPUs added, the SMI command given, and looked at from outside.
using System.Globalization;
using System.Text.Json;
using SmmFirmwareKit.Qemu.Connection;

namespace SmmFirmwareKit.Referee.Ovmf;

/// <summary>One running guest. Registers are read over qtest, everything else over QMP.</summary>
internal sealed class OvmfGuest : IDisposable
{
    private const string Prompt = "Shell>";
    private const int HotplugBase = 0xCD8;
    private const byte GetArchId = 3;
    private const uint ConfigAddress = 0x8000_0000;
    private const uint Lpc = 0x1F << 11;
    private const int PmbaseOfOvmf = 0x600;

    // The pen page of CpuHotplugSmm: its code ends in CLI; HLT at offset 0xC.
    private const ulong PenHalt = 0x9F00C;

    private static readonly TimeSpan s_boot = TimeSpan.FromMinutes(6);
    private static readonly TimeSpan s_step = TimeSpan.FromMilliseconds(100);
    private const int MostSteps = 600;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sfk-");
    private readonly SerialConsole _serial;
    private readonly QemuProcess _process;
    private readonly QtestClient _qtest;
    private readonly QmpClient _qmp;
    private readonly int _bootCpus;

    public OvmfGuest(string qemu, int bootCpus, int slots)
    {
        _bootCpus = bootCpus;
        string variables = Path.Combine(_folder.FullName, "vars.fd");
        File.Copy(OvmfFiles.Variables, variables);
        string serial = Path.Combine(_folder.FullName, "serial");
        _serial = new SerialConsole(serial);
        _process = new QemuProcess(qemu,
        [
            "-nodefaults", "-display", "none", "-net", "none", "-machine", "q35,smm=on,accel=tcg", "-m", "512", "-cpu", "max",
            "-smp", string.Create(CultureInfo.InvariantCulture, $"{bootCpus},maxcpus={slots}"),
            "-global", "driver=cfi.pflash01,property=secure,value=on", "-global", "ICH9-LPC.disable_s3=1",
            "-drive", "if=pflash,format=raw,unit=0,readonly=on,file=" + OvmfFiles.Code,
            "-drive", "if=pflash,format=raw,unit=1,file=" + variables,
            "-serial", "unix:" + serial,
        ]);
        _qtest = new QtestClient(_process);
        _qmp = new QmpClient(_process);
    }

    public void BootToShell()
    {
        if (!_serial.WaitFor(Prompt, s_boot))
        {
            throw new QemuException("OVMF did not reach its shell");
        }
    }

    public void Add(int count)
    {
        for (int i = 0; i < count; i++)
        {
            string reply = _qmp.Execute(string.Create(CultureInfo.InvariantCulture, $$$"""{"execute":"device_add","arguments":{"driver":"max-x86_64-cpu","id":"added{{{i}}}","socket-id":0,"core-id":{{{_bootCpus + i}}},"thread-id":0}}"""));
            if (reply.Contains("error", StringComparison.Ordinal))
            {
                throw new QemuException($"device_add failed: {reply}");
            }
        }
    }

    /// <summary>Writes 4 to port 0xB2, as the OS would.</summary>
    public void RaiseHotplugSmi()
    {
        _serial.Forget();
        _serial.Type("mm 0xB2 4 -io -w 1 -n");
    }

    /// <summary>Whether the command returns to the shell.</summary>
    public bool Returns(TimeSpan patience) => _serial.WaitFor(Prompt, patience);

    public CpuRegisters[] Registers() => CpuRegisters.All(Monitor("info registers -a"));

    /// <summary>Waits until a CPU halts in the pen.</summary>
    public bool ReachesPen(int cpu)
    {
        for (int i = 0; i < MostSteps; i++)
        {
            if (Registers()[cpu] is { Halted: true, Address: PenHalt })
            {
                return true;
            }

            Thread.Sleep(s_step);
        }

        return false;
    }

    /// <summary>The SMI IPI once more, as a message-signalled interrupt.</summary>
    public void SendSmi(int apicId) => Command(string.Create(CultureInfo.InvariantCulture, $"writel 0x{0xFEE0_0000UL | ((ulong)apicId << 12):x} 0x200"));

    /// <summary>Stops the machine; from then on it is only looked at.</summary>
    public void Stop() => _qmp.Execute("""{"execute":"stop"}""");

    public int CpuCount()
    {
        using JsonDocument reply = JsonDocument.Parse(_qmp.Execute("""{"execute":"query-cpus-fast"}"""));
        return reply.RootElement.GetProperty("return").GetArrayLength();
    }

    public ulong ApicId(int slot)
    {
        Select(slot);
        Command(string.Create(CultureInfo.InvariantCulture, $"outb 0x{HotplugBase + 5:x} 0x{GetArchId:x}"));
        return Value(string.Create(CultureInfo.InvariantCulture, $"inl 0x{HotplugBase + 8:x}"));
    }

    public ulong Flags(int slot)
    {
        Select(slot);
        return Value(string.Create(CultureInfo.InvariantCulture, $"inb 0x{HotplugBase + 4:x}"));
    }

    /// <summary>A register of the MCH (device 0) or the LPC bridge.</summary>
    public ulong Config(bool lpc, int register, char width)
    {
        Command(string.Create(CultureInfo.InvariantCulture, $"outl 0xcf8 0x{ConfigAddress | (lpc ? Lpc : 0) | ((uint)register & 0xFC):x}"));
        return Value(string.Create(CultureInfo.InvariantCulture, $"in{width} 0x{0xCFC + (register & 3):x}"));
    }

    public ulong SmiEn() => Value(string.Create(CultureInfo.InvariantCulture, $"inl 0x{PmbaseOfOvmf + 0x30:x}"));

    public ulong Memory(ulong address) => Value(string.Create(CultureInfo.InvariantCulture, $"readq 0x{address:x}"));

    /// <summary>SMBASE of every CPU, in index order. The machine must be stopped.</summary>
    public uint[] Smbases()
    {
        string file = Path.Combine(_folder.FullName, "state");
        _qmp.Execute($$$"""{"execute":"migrate","arguments":{"uri":"exec:cat > {{{file}}}"}}""");
        for (int i = 0; i < MostSteps; i++)
        {
            if (_qmp.Execute("""{"execute":"query-migrate"}""").Contains("\"status\":\"completed\"", StringComparison.Ordinal))
            {
                return [.. new MigrationStream(File.ReadAllBytes(file)).Smbases().OrderBy(pair => pair.Key).Select(pair => pair.Value)];
            }

            Thread.Sleep(s_step);
        }

        throw new QemuException("QEMU did not finish writing its state");
    }

    public void Dispose()
    {
        _process.Dispose();
        _serial.Dispose();
        _folder.Delete(recursive: true);
    }

    private void Select(int slot) => Command(string.Create(CultureInfo.InvariantCulture, $"outl 0x{HotplugBase:x} 0x{slot:x}"));

    private ulong Value(string command) => ulong.Parse(Command(command).AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private string Command(string command)
    {
        _qtest.Send(command);
        _qtest.Flush();
        return _qtest.Receive() ?? throw new QemuException($"QEMU ended at {command}");
    }

    private string Monitor(string command)
    {
        using JsonDocument reply = JsonDocument.Parse(_qmp.Execute($$$"""{"execute":"human-monitor-command","arguments":{"command-line":"{{{command}}}"}}"""));
        return reply.RootElement.GetProperty("return").GetString()!;
    }
}
