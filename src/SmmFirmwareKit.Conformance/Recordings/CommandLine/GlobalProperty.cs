// -global: properties of the two chipset devices that decide what firmware meets.
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Hardware;

namespace SmmFirmwareKit.Conformance.CommandLine;

/// <summary>A device property from the command line, in either of QEMU's spellings.</summary>
internal sealed record GlobalProperty(string Driver, string Name, string Value)
{
    private const ulong MostTsegMegabytes = 0xFFF;

    private static readonly string[] s_firmwareHints = ["disable_s3", "disable_s4", "s4_val"];

    private string Spelling => $"-global {Driver}.{Name}={Value}";

    /// <summary>mch.smbase-smram=off, or driver=mch,property=smbase-smram,value=off.</summary>
    public static GlobalProperty Parse(string text)
    {
        int dot = text.IndexOf('.', StringComparison.Ordinal);
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        if (dot > 0 && equals > dot)
        {
            return new GlobalProperty(text[..dot], text[(dot + 1)..equals], text[(equals + 1)..]);
        }

        ILookup<string, string> parts = OptionText.Pairs(text, "driver").ToLookup(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        return new GlobalProperty(parts["driver"].LastOrDefault(""), parts["property"].LastOrDefault(""), parts["value"].LastOrDefault(""));
    }

    public ChipsetConfiguration Apply(ChipsetConfiguration configuration) => (Driver, Name) switch
    {
        ("mch", "extended-tseg-mbytes") => configuration with { ExtendedTsegMegabytes = TsegMegabytes() },
        ("mch", "smbase-smram") => configuration with { SmramAtDefaultSmbase = Switch() },
        ("ICH9-LPC", "x-smi-broadcast") => WithFeature(configuration, SmiFeatures.Broadcast),
        ("ICH9-LPC", "x-smi-cpu-hotplug") => WithFeature(configuration, SmiFeatures.CpuHotplug),
        ("ICH9-LPC", "x-smi-cpu-hotunplug") => WithFeature(configuration, SmiFeatures.CpuHotUnplug),
        ("ICH9-LPC", "smm-compat") => configuration with { AcpiModeFixedWithoutSmm = !Switch() },

        ("isa-debugcon", "iobase") when OptionText.Number(Value) is DebugPort.Port => configuration,

        // These reach firmware in a fw_cfg file only, which the model does not have.
        ("ICH9-LPC", _) when s_firmwareHints.Contains(Name, StringComparer.Ordinal) => configuration,
        _ => throw Unsound("does not understand: teach GlobalProperty what it means for the chipset"),
    };

    private ChipsetConfiguration WithFeature(ChipsetConfiguration configuration, ulong feature) => configuration with
    {
        HostSmiFeatures = Switch() ? configuration.HostSmiFeatures | feature : configuration.HostSmiFeatures & ~feature,
    };

    private ushort TsegMegabytes() =>
        OptionText.Number(Value) is { } megabytes and <= MostTsegMegabytes ? (ushort)megabytes : throw Unsound($"cannot believe: QEMU takes 0 to {MostTsegMegabytes}");

    private bool Switch() => OptionText.Switch(Value) ?? throw Unsound("cannot believe: QEMU takes on or off");

    private ExecutionException Unsound(string complaint) => new("SFK7107", $"the recording was made with {Spelling}, which the replayer {complaint}");
}
