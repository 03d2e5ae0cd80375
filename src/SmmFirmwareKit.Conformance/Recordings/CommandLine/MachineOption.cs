// -machine: which q35 it is, and the switches that the chipset feels.
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Hardware;

namespace SmmFirmwareKit.Conformance.CommandLine;

/// <summary>What -machine says, merged over all its occurrences.</summary>
internal sealed record MachineOption
{
    private static readonly ulong s_highestLimit = 4UL << 30;

    public MachineVersion Version { get; init; } = MachineVersion.Newest;

    private bool Smm { get; init; } = true;

    private bool Hpet { get; init; } = true;

    private bool Pit { get; init; } = true;

    private ulong MaxRamBelow4G { get; init; } = s_highestLimit;

    /// <summary>With one more -machine.</summary>
    public MachineOption With(string text) => OptionText.Pairs(text, "type").Aggregate(this, (option, pair) => option.With(pair.Key, pair.Value));

    /// <summary>-no-hpet.</summary>
    public MachineOption WithoutHpet() => this with { Hpet = false };

    public ChipsetConfiguration Apply(ChipsetConfiguration configuration) =>
        Version.Apply(configuration) with { Smm = Smm, TimerMovesAtReset = Hpet && Pit, MaxRamBelow4G = MaxRamBelow4G };

    private MachineOption With(string key, string value) => key switch
    {
        "type" => this with { Version = MachineVersion.Parse(value) ?? throw Unknown($"machine {value}", "only QEMU 7.2's q35 machines are") },
        "smm" => this with { Smm = value is "auto" || Switch(key, value) },
        "hpet" => this with { Hpet = Switch(key, value) },
        "pit" => this with { Pit = value is "auto" || Switch(key, value) },
        "max-ram-below-4g" => this with { MaxRamBelow4G = Limit(value) },
        "accel" or "kernel-irqchip" or "kernel_irqchip" or "dump-guest-core" or "mem-merge" or "suppress-vmdesc" => this,

        // Devices that the model leaves out, present or not: touching one stops the run.
        "vmport" or "usb" or "graphics" or "sata" or "smbus" or "pic" or "i8042" => this,
        _ => throw Unknown($"-machine {key}", "it may change the chipset"),
    };

    private static ulong Limit(string value) => OptionText.Size(value, 'B') switch
    {
        null => throw Unknown($"-machine max-ram-below-4g={value}", "it is no size"),
        0 => s_highestLimit,
        { } limit when limit <= s_highestLimit => limit,
        _ => throw Unknown($"-machine max-ram-below-4g={value}", "QEMU takes at most 4G"),
    };

    private static bool Switch(string key, string value) =>
        OptionText.Switch(value) ?? throw Unknown($"-machine {key}={value}", "it is neither on nor off");

    private static ExecutionException Unknown(string option, string reason) =>
        new("SFK7107", $"the recording was made with {option}, which the replayer does not understand: {reason}; teach MachineOption what it means for the chipset");
}
