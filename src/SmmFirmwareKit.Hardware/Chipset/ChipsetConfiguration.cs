// What the operator of a q35 machine chooses before power-on.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Hardware;

/// <summary>A read-only file offered to firmware over fw_cfg.</summary>
public sealed record FwCfgFile(string Name, ReadOnlyMemory<byte> Content);

/// <summary>The properties of the machine; the defaults are QEMU's for <c>-machine q35,smm=on</c>.</summary>
public sealed record ChipsetConfiguration
{
    private const ushort MostTsegMegabytes = 0xFFF;

    /// <summary>RAM in bytes (-m).</summary>
    public ulong RamBytes { get; init; } = 256UL << 20;

    /// <summary>The CPU slots (-smp maxcpus, sockets, cores, threads).</summary>
    public CpuTopology Topology { get; init; } = CpuTopology.Flat(1);

    /// <summary>How many slots hold a CPU at power-on: the first ones.</summary>
    public int BootCpus { get; init; } = 1;

    /// <summary>mch.extended-tseg-mbytes; 0 takes the feature away.</summary>
    public ushort ExtendedTsegMegabytes { get; init; } = 16;

    /// <summary>mch.smbase-smram: SMRAM at the default SMBASE.</summary>
    public bool SmramAtDefaultSmbase { get; init; } = true;

    /// <summary>SMI features the host offers (ICH9-LPC.x-smi-*): bit 0 broadcast, 1 CPU hot-plug, 2 CPU hot-unplug.</summary>
    public ulong HostSmiFeatures { get; init; } = 7;

    /// <summary>-machine smm=on/off. Off only means that the machine starts in ACPI mode, with APMC_EN set; SMRAM control stays.</summary>
    public bool Smm { get; init; } = true;

    /// <summary>Without SMM, PM1_CNT.SCI_EN is fixed at one; off on QEMU's machines before 6.0 (ICH9-LPC.smm-compat).</summary>
    public bool AcpiModeFixedWithoutSmm { get; init; } = true;

    /// <summary>Whether a VGA adapter answers in a closed A segment (-vga std); the adapter itself is left out.</summary>
    public bool Vga { get; init; }

    /// <summary>Whether a system reset moves IRQ 0, as QEMU's HPET makes the 8254 do (-machine hpet=on). Both timers are left out.</summary>
    public bool TimerMovesAtReset { get; init; }

    /// <summary>Bytes of flash below 4 GiB.</summary>
    public uint FlashBytes { get; init; } = 4U << 20;

    /// <summary>The CPU model, as refusals name it.</summary>
    public string CpuType { get; init; } = "max-x86_64-cpu";

    /// <summary>More fw_cfg files.</summary>
    public IReadOnlyList<FwCfgFile> Files { get; init; } = [];

    /// <summary>-machine max-ram-below-4g.</summary>
    public ulong MaxRamBelow4G { get; init; } = MemoryViews.FourGiB;

    /// <summary>RAM below 4 GiB (QEMU pc_q35_init: all of it up to 2.75 GiB, otherwise 2 GiB; never more than the operator allows).</summary>
    public ulong LowRamBytes => Math.Min(RamBytes < 0xB000_0000 ? RamBytes : 0x8000_0000, MaxRamBelow4G);

    /// <summary>Faults with SFK7105 if the machine cannot be built.</summary>
    public void Verify()
    {
        Require(RamBytes is >= 1 << 20 && RamBytes % 4096 == 0, "RAM must be whole 4 KiB pages and at least 1 MiB");
        Require(Topology.Count is > 0 and <= 4096, "the topology must have 1 to 4096 CPU slots");
        Require(BootCpus > 0 && BootCpus <= Topology.Count, "boot CPUs must be at least 1 and at most the number of slots");
        Require(FlashBytes is >= 0x20000 and <= 0x1000000 && FlashBytes % 4096 == 0, "flash must be whole pages, 128 KiB to 16 MiB");
        Require(LowRamBytes is >= 1 << 20 && LowRamBytes % 4096 == 0, "RAM below 4 GiB must be whole 4 KiB pages and at least 1 MiB");
        Require(ExtendedTsegMegabytes <= MostTsegMegabytes, "extended TSEG is at most 4095 MiB");
        Require((HostSmiFeatures & (SmiFeatures.CpuHotplug | SmiFeatures.CpuHotUnplug)) != SmiFeatures.CpuHotUnplug, "CPU hot-unplug requires CPU hot-plug");
    }

    private static void Require(bool holds, string complaint)
    {
        if (!holds)
        {
            throw new ExecutionException("SFK7105", $"this machine cannot be built: {complaint}");
        }
    }
}
