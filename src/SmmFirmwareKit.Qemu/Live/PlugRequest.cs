// device_add of a CPU: mostly as it should be, sometimes with one mistake.
using System.Globalization;
using SmmFirmwareKit.Conformance;
using SmmFirmwareKit.Hardware;

namespace SmmFirmwareKit.Qemu.Live;

/// <summary>The arguments, in the order in which they are sent. At most one mistake, because QEMU reports one.</summary>
internal sealed class PlugRequest
{
    private static readonly string[] s_levels = ["socket-id", "die-id", "core-id", "thread-id"];
    private static readonly string[] s_drivers = ["\"qemu64-x86_64-cpu\"", "\"486-x86_64-cpu\"", "\"x86_64-cpu\"", "\"nothing\"", "\"\"", "7", "null"];
    private static readonly string[] s_ids = ["\"1st\"", "\"\"", "\"a b\"", "\"_\"", "4", "\"A-_.z\""];
    private static readonly string[] s_values = ["-1", "-2", "7", "255", "1.5", "true", "\"0\"", "\"0x1\"", "\"x\"", "\"\"", "null", "2147483647", "2147483648", "4294967295", "4294967296", "-2147483649"];

    private readonly SortedDictionary<string, string> _arguments = new(StringComparer.Ordinal);

    private PlugRequest(ChipsetConfiguration configuration, PossibleCpu cpu, string id, bool byApicId)
    {
        _arguments["driver"] = $"\"{configuration.CpuType}\"";
        _arguments["id"] = $"\"{id}\"";
        if (byApicId)
        {
            _arguments["apic-id"] = Text(cpu.ApicId);
            return;
        }

        foreach ((string name, int value) in s_levels.Zip([cpu.Socket, cpu.Die, cpu.Core, cpu.Thread]))
        {
            _arguments[name] = Text(value);
        }
    }

    /// <summary>Some slot, empty or not.</summary>
    public static string Random(Dice dice, RecordedMachine model, string id)
    {
        PossibleCpu cpu = model.Chipset.PossibleCpus[dice.Below(model.Chipset.PossibleCpus.Count)];
        PlugRequest request = new(model.Chipset.Configuration, cpu, id, byApicId: dice.OnceIn(5));
        if (dice.OnceIn(4))
        {
            request.Spoil(dice);
        }

        string arguments = string.Join(',', request._arguments.Select(argument => $"\"{argument.Key}\":{argument.Value}"));
        return Step.Operate($$$"""{"execute":"device_add","arguments":{{{{arguments}}}}}""");
    }

    private void Spoil(Dice dice)
    {
        switch (dice.Below(8))
        {
            case 0:
                _arguments["driver"] = dice.Of<string>(s_drivers);
                break;
            case 1:
                _arguments["id"] = dice.Of<string>(s_ids);
                break;
            case 2:
                _arguments.Remove(dice.Of<string>([.. _arguments.Keys]));
                break;
            case 3:
                _arguments["apic-id"] = Text(dice.OnceIn(2) ? (uint)dice.Below(32) : dice.Value());
                break;
            case 4:
                _arguments["node-id"] = dice.Of<string>("0", "-1", "1", "\"zero\"");
                break;
            case 5:
                _arguments["speed"] = "9";
                break;
            default:
                _arguments[dice.Of<string>(s_levels)] = dice.Of<string>(s_values);
                break;
        }
    }

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
