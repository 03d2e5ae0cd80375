// The machines that live sequences run on: topologies and host properties, as QEMU's command line has them.
using System.Text.Json;
using SmmFirmwareKit.Conformance;

namespace SmmFirmwareKit.Qemu.Live;

/// <summary>One machine: its name and the arguments that a recording's header shows.</summary>
internal sealed record LiveMachine(string Name, params string[] Options)
{
    // Stopped CPUs, no devices but the chipset's; software that switches the machine off does not end QEMU.
    private static readonly string[] s_basis = ["-nodefaults", "-display", "none", "-accel", "tcg", "-S", "-no-shutdown", "-m", "256", "-cpu", "max", "-bios", RecordedFlash.FileName, "-debugcon", "null", "-global", "isa-debugcon.iobase=0x402"];

    private static readonly string[] s_q35 = ["-machine", "q35,smm=on,hpet=off"];
    private static readonly string[] s_eightSlots = ["-smp", "2,maxcpus=8,sockets=2,cores=2,threads=2"];

    /// <summary>Every kind that the recordings have, and what else QEMU's command line can change, taken in turn.</summary>
    public static IReadOnlyList<LiveMachine> All { get; } =
    [
        new("8 slots", [.. s_q35, .. s_eightSlots]),
        new("sparse APIC IDs", [.. s_q35, "-smp", "2,maxcpus=12,sockets=2,dies=1,cores=3,threads=2"]),
        new("no hot-plug features", [.. s_q35, .. s_eightSlots, "-global", "ICH9-LPC.x-smi-cpu-hotunplug=off", "-global", "ICH9-LPC.x-smi-cpu-hotplug=off"]),
        new("no extended TSEG", [.. s_q35, .. s_eightSlots, "-global", "mch.extended-tseg-mbytes=0"]),
        new("no SMRAM at the default SMBASE", [.. s_q35, .. s_eightSlots, "-global", "mch.smbase-smram=off"]),
        new("no SMM", ["-machine", "q35,smm=off,hpet=off", "-smp", "2,maxcpus=8"]),
        new("255 slots", [.. s_q35, "-smp", "1,maxcpus=255,sockets=255,cores=1,threads=1"]),
        new("RAM above 4 GiB", [.. s_q35, .. s_eightSlots, "-m", "4G"]),
        new("no broadcast", [.. s_q35, .. s_eightSlots, "-global", "ICH9-LPC.x-smi-broadcast=off"]),
        new("dies, EPYC", [.. s_q35, "-smp", "cpus=3,maxcpus=24,sockets=2,dies=2,cores=3,threads=2", "-cpu", "EPYC,-svm"]),
        new("TSEG of 7 of 100 MiB", [.. s_q35, .. s_eightSlots, "-m", "100", "-global", "mch.extended-tseg-mbytes=7"]),
        new("machine of 2.8", ["-machine", "pc-q35-2.8,hpet=off", "-smp", "2,maxcpus=4", "-cpu", "qemu64"]),
        new("4 CPUs, no empty slot", ["-machine", "q35,hpet=off", "-smp", "4"]),
        new("no hot-unplug", [.. s_q35, .. s_eightSlots, "-global", "driver=ICH9-LPC,property=x-smi-cpu-hotunplug,value=off"]),
        new("TSEG as large as RAM", [.. s_q35, .. s_eightSlots, "-m", "64M", "-global", "mch.extended-tseg-mbytes=64"]),
        new("RAM of 2816 MiB", [.. s_q35, "-smp", "1,maxcpus=6,threads=2", "-m", "size=2816M"]),
        new("machine of 5.1", ["-machine", "pc-q35-5.1,smm=auto,hpet=off", .. s_eightSlots]),
        new("TSEG larger than RAM", [.. s_q35, .. s_eightSlots, "-m", "128", "-global", "mch.extended-tseg-mbytes=4095"]),
        new("512 of 1024 MiB below 4 GiB", ["-machine", "q35,max-ram-below-4g=512M,hpet=off", "-smp", "maxcpus=3,cpus=2", "-m", "1G", "-global", "mch.extended-tseg-mbytes=0x100"]),
        new("machine of 6.0", ["-machine", "pc-q35-6.0,hpet=off,usb=off,vmport=off", .. s_eightSlots, "-global", "ICH9-LPC.disable_s3=1"]),
        new("HPET", ["-machine", "q35", .. s_eightSlots]),
        new("no SMI features", [.. s_q35, .. s_eightSlots, "-global", "ICH9-LPC.x-smi-cpu-hotunplug=off", "-global", "ICH9-LPC.x-smi-cpu-hotplug=off", "-global", "ICH9-LPC.x-smi-broadcast=off"]),
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
