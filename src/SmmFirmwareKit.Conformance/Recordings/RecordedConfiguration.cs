// Turns the command line a recording was made with into the configuration of the model.
using System.Text.Json;
using SmmFirmwareKit.Conformance.CommandLine;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Hardware;

namespace SmmFirmwareKit.Conformance;

/// <summary>QEMU's q35 command lines, as far as the chipset feels them. What may change the chipset and is not understood stops the replay.</summary>
internal sealed class RecordedConfiguration
{
    private const string CpuTypeSuffix = "-x86_64-cpu";
    private const ulong UsualMemory = 128UL << 20;
    private const ulong MemoryGranule = 8192;
    private const ulong MostMemory = 64UL << 30; // more is not worth the table of its pages

    private readonly List<GlobalProperty> _properties = [];
    private MachineOption _machine = new();
    private ProcessorLayout _processors = new();
    private ulong _memory = UsualMemory;
    private string _cpu = "qemu64";
    private bool _bare;
    private string? _vga;

    private RecordedConfiguration()
    {
    }

    /// <summary>The machine of a recording's first line.</summary>
    public static ChipsetConfiguration Parse(JsonElement header)
    {
        RecordedConfiguration configuration = new();
        Queue<string> arguments = new(Arguments(header));
        while (arguments.TryDequeue(out string? option))
        {
            configuration.Read(option, arguments);
        }

        return configuration.Build();
    }

    private static IEnumerable<string> Arguments(JsonElement header)
    {
        JsonElement list = StepFields.Member(header, "argv");
        return list.ValueKind == JsonValueKind.Array && list.EnumerateArray().All(argument => argument.ValueKind == JsonValueKind.String)
            ? list.EnumerateArray().Select(argument => argument.GetString()!)
            : throw new FormatException("\"argv\" is not a list of texts");
    }

    // Two dashes are as good as one.
    private void Read(string option, Queue<string> arguments)
    {
        string name = option.StartsWith("--", StringComparison.Ordinal) ? option[1..] : option;
        switch (name)
        {
            case "-nodefaults":
                _bare = true;
                break;
            case "-no-hpet":
                _machine = _machine.WithoutHpet();
                break;
            case "-S" or "-nographic" or "-no-user-config" or "-no-shutdown" or "-daemonize":
                break;
            default:
                Read(name, arguments.TryDequeue(out string? value) ? value : throw Unknown(option));
                break;
        }
    }

    private void Read(string option, string value)
    {
        switch (option)
        {
            case "-m":
                _memory = Memory(value);
                break;
            case "-machine" or "-M":
                _machine = _machine.With(value);
                break;
            case "-smp":
                _processors = _processors.With(value);
                break;
            case "-cpu":
                _cpu = value.Split(',')[0]; // features do not change how CPUs are plugged
                break;
            case "-global":
                _properties.Add(GlobalProperty.Parse(value));
                break;
            case "-vga" when value is "none" or "std":
                _vga = value;
                break;
            case "-accel" or "-display" or "-name" or "-qtest" or "-qtest-log" or "-qmp" or "-mon" or "-monitor" or "-chardev" or "-debugcon" or "-serial" or "-parallel" or "-rtc" or "-pidfile" or "-D" or "-d" or "-trace" or "-msg" or "-sandbox":
                break;
            case "-bios" when value is RecordedFlash.FileName:
                break;
            case "-nic" or "-net" when value is "none":
                break;
            default:
                throw Unknown($"{option} {value}");
        }
    }

    // A bare number means MiB; nothing, or 0, QEMU's usual amount.
    private static ulong Memory(string text)
    {
        (string key, string value)[] pairs = [.. OptionText.Pairs(text, "size")];
        return pairs is [("size", var size)] && OptionText.Size(size, 'M') is { } bytes and <= MostMemory
            ? bytes == 0 ? UsualMemory : (bytes + MemoryGranule - 1) & ~(MemoryGranule - 1)
            : throw Unknown($"-m {text}");
    }

    // Defaults of the machine's version first, what the user says of devices over it.
    private ChipsetConfiguration Build()
    {
        ChipsetConfiguration configuration = new() { FlashBytes = RecordedFlash.Size, RamBytes = _memory, CpuType = _cpu + CpuTypeSuffix, Vga = _vga is "std" || (_vga is null && !_bare) };
        configuration = _processors.Apply(_machine.Apply(configuration), _machine.Version.PrefersSockets);
        return _properties.Aggregate(configuration, (built, property) => property.Apply(built));
    }

    private static ExecutionException Unknown(string option) =>
        new("SFK7107", $"the recording was made with {option}, which the replayer does not understand; teach RecordedConfiguration what it means for the chipset");
}
