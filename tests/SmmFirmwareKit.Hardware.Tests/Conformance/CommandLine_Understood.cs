// QEMU's command lines as configurations of the model; each expectation was read from QEMU 7.2 (qom-get, query-hotpluggable-cpus).
using System.Text.Json;
using SmmFirmwareKit.Conformance;

namespace SmmFirmwareKit.Hardware.Tests.Conformance;

public sealed class CommandLine_Understood
{
    private const ulong MiB = 1 << 20;

    [Theory]
    [InlineData("", 128)]
    [InlineData("-m 256", 256)]
    [InlineData("-m 0x100", 256)]
    [InlineData("-m 64m", 64)]
    [InlineData("-m size=1G", 1024)]
    [InlineData("-m 1.5G", 1536)]
    [InlineData("-m 262144K", 256)]
    [InlineData("-m 0", 128)]
    [InlineData("-m 512M -m 1G", 1024)]
    public void Memory_InEveryNotation(string options, int megabytes) => Assert.Equal((ulong)megabytes * MiB, Parse(options).RamBytes);

    [Fact]
    public void MemoryOfOddBytes_IsRoundedUp() => Assert.Equal(0x10002000UL, Parse("-m 268435457B").RamBytes);

    [Theory]
    [InlineData("-smp 4", 4, "1 1 4 1")]
    [InlineData("-machine pc-q35-6.1 -smp 4", 4, "4 1 1 1")]
    [InlineData("-smp 4,cores=2", 4, "2 1 2 1")]
    [InlineData("-smp 4,threads=2", 4, "1 1 2 2")]
    [InlineData("-machine pc-q35-6.1 -smp 4,threads=2", 4, "2 1 1 2")]
    [InlineData("-smp 2,maxcpus=8,dies=2", 2, "1 2 4 1")]
    [InlineData("-smp 1,maxcpus=12,dies=2,cores=3", 1, "2 2 3 1")]
    [InlineData("-smp sockets=2,cores=2", 4, "2 1 2 1")]
    [InlineData("-smp maxcpus=8", 8, "1 1 8 1")]
    [InlineData("-smp 2 -smp maxcpus=8", 2, "1 1 8 1")]
    [InlineData("-smp 2,sockets=1,sockets=2", 2, "2 1 1 1")]
    [InlineData("", 1, "1 1 1 1")]
    public void Processors_InEveryNotation(string options, int boot, string topology)
    {
        ChipsetConfiguration configuration = Parse(options);
        CpuTopology found = configuration.Topology;
        Assert.Equal((boot, topology), (configuration.BootCpus, $"{found.Sockets} {found.Dies} {found.Cores} {found.Threads}"));
    }

    [Theory]
    [InlineData("q35", 7, 16, true, true)]
    [InlineData("pc-q35-6.0", 7, 16, true, true)]
    [InlineData("pc-q35-5.2", 3, 16, true, false)]
    [InlineData("pc-q35-5.1", 1, 16, true, false)]
    [InlineData("pc-q35-4.0.1", 1, 16, false, false)]
    [InlineData("pc-q35-2.9", 1, 0, false, false)]
    [InlineData("pc-q35-2.8", 0, 0, false, false)]
    public void MachineVersion_DecidesTheDefaults(string machine, int features, int tseg, bool smbase, bool acpiMode)
    {
        ChipsetConfiguration found = Parse($"-machine {machine}");
        Assert.Equal(((ulong)features, tseg, smbase, acpiMode), (found.HostSmiFeatures, found.ExtendedTsegMegabytes, found.SmramAtDefaultSmbase, found.AcpiModeFixedWithoutSmm));
    }

    [Theory]
    [InlineData("-global ICH9-LPC.x-smi-broadcast=off", 6)]
    [InlineData("-global driver=ICH9-LPC,property=x-smi-cpu-hotunplug,value=no", 3)]
    [InlineData("-global ICH9-LPC.x-smi-cpu-hotunplug=on -machine pc-q35-5.2", 7)]
    [InlineData("-global ICH9-LPC.disable_s3=1", 7)]
    public void SmiFeatures_InBothNotations_OverTheVersion(string options, int features) => Assert.Equal((ulong)features, Parse(options).HostSmiFeatures);

    [Theory]
    [InlineData("-cpu EPYC,-svm", "EPYC-x86_64-cpu")]
    [InlineData("", "qemu64-x86_64-cpu")]
    public void CpuModel_NamesTheDevice(string options, string type) => Assert.Equal(type, Parse(options).CpuType);

    [Fact]
    public void MachineSwitches_AreFelt()
    {
        ChipsetConfiguration found = Parse("--machine q35,smm=off,hpet=off,max-ram-below-4g=1G -m 2G -nodefaults -global mch.extended-tseg-mbytes=0x20 -global mch.smbase-smram=false");
        Assert.Equal((false, false, false, (ushort)32, false), (found.Smm, found.TimerMovesAtReset, found.Vga, found.ExtendedTsegMegabytes, found.SmramAtDefaultSmbase));
        Assert.Equal(1024 * MiB, found.LowRamBytes);
        Assert.True(Parse("-machine q35").Smm, "smm=auto means on");
        Assert.True(Parse("-nodefaults -vga std").Vga);
    }

    [Theory]
    [InlineData("-device e1000", "-device e1000")]
    [InlineData("-m", "-m")]
    [InlineData("-m lots", "-m lots")]
    [InlineData("-m 256,slots=2,maxmem=1G", "slots=2")]
    [InlineData("-machine pc", "machine pc")]
    [InlineData("-machine pc-q35-2.13", "pc-q35-2.13")]
    [InlineData("-machine q35,nvdimm=on", "-machine nvdimm")]
    [InlineData("-machine q35,smm=maybe", "smm=maybe")]
    [InlineData("-machine q35,max-ram-below-4g=5G", "at most 4G")]
    [InlineData("-smp 2,maxcpus=9,sockets=2", "QEMU refuses")]
    [InlineData("-smp 2,sockets=2,cores=2", "QEMU refuses")]
    [InlineData("-smp 3,maxcpus=2", "QEMU refuses")]
    [InlineData("-smp 2,clusters=2", "clusters")]
    [InlineData("-smp 2,maxcpus=289", "288")]
    [InlineData("-smp many", "cpus")]
    [InlineData("-global mch.extended-tseg-mbytes=4096", "4095")]
    [InlineData("-global mch.speed=9", "mch.speed")]
    [InlineData("-global nonsense", "-global nonsense")]
    public void OptionThatIsNotUnderstood_IsNamed(string options, string named) =>
        Assert.Contains(named, Board.Faults("SFK7107", () => Parse(options)), StringComparison.Ordinal);

    private static ChipsetConfiguration Parse(string options)
    {
        string[] arguments = options.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        using JsonDocument header = JsonDocument.Parse(JsonSerializer.Serialize(new Dictionary<string, string[]>(StringComparer.Ordinal) { ["argv"] = arguments }));
        return RecordedConfiguration.Parse(header.RootElement);
    }
}
