// The machines that live sequences run on: topologies and host properties, as QEMU's command line has them.
using System.Text.Json;
using SmmFirmwareKit.Conformance;

namespace SmmFirmwareKit.Qemu.Live;

/// <summary>One machine: its name and the arguments that a recording's header shows.</summary>
internal sealed record LiveMachine(string Name, params string[] Options)
{
    // Stopped CPUs, no devices but the chipset's; software that switches the machine off does not end QEMU.
    private static readonly string[] s_basis = ["-nodefaults", "-display", "none", "-accel", "tcg", "-S", "-no-shutdown", "-m", "256", "-cpu", "max", "-bios", RecordedFlash.FileName, "-debugcon", "null", "-global", "isa-debugcon.iobase=0x402"];

    /// <summary>Every kind that the recordings have, taken in turn.</summary>
    public static IReadOnlyList<LiveMachine> All { get; } =
    [
        new("8 slots", "-machine", "q35,smm=on,hpet=off", "-smp", "2,maxcpus=8,sockets=2,cores=2,threads=2"),
        new("sparse APIC IDs", "-machine", "q35,smm=on,hpet=off", "-smp", "2,maxcpus=12,sockets=2,dies=1,cores=3,threads=2"),
        new("no hot-plug features", "-machine", "q35,smm=on,hpet=off", "-smp", "2,maxcpus=8,sockets=2,cores=2,threads=2", "-global", "ICH9-LPC.x-smi-cpu-hotunplug=off", "-global", "ICH9-LPC.x-smi-cpu-hotplug=off"),
        new("no extended TSEG", "-machine", "q35,smm=on,hpet=off", "-smp", "2,maxcpus=8,sockets=2,cores=2,threads=2", "-global", "mch.extended-tseg-mbytes=0"),
        new("no SMRAM at the default SMBASE", "-machine", "q35,smm=on,hpet=off", "-smp", "2,maxcpus=8,sockets=2,cores=2,threads=2", "-global", "mch.smbase-smram=off"),
        new("no SMM", "-machine", "q35,smm=off,hpet=off", "-smp", "2,maxcpus=8"),
        new("255 slots", "-machine", "q35,smm=on,hpet=off", "-smp", "1,maxcpus=255,sockets=255,cores=1,threads=1"),
    ];

    public IEnumerable<string> Arguments => [.. s_basis, .. Options];

    /// <summary>First line of a recording made on this machine.</summary>
    public string Header(string name, string note) => JsonSerializer.Serialize(new Dictionary<string, object>(StringComparer.Ordinal)
    {
        ["format"] = "qemu-qtest-truth/1",
        ["name"] = name,
        ["note"] = note,
        ["argv"] = Arguments,
    });
}
