// Turns the command line a recording was made with into the configuration of the model.
using System.Globalization;
using System.Text.Json;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Hardware;

namespace SmmFirmwareKit.Conformance;

/// <summary>Understands the options that the recordings use, and no others.</summary>
internal static class RecordedConfiguration
{
    private const string HotplugFeature = "ICH9-LPC.x-smi-cpu-hotplug";
    private const string HotUnplugFeature = "ICH9-LPC.x-smi-cpu-hotunplug";

    /// <summary>The machine of a recording's first line.</summary>
    public static ChipsetConfiguration Parse(JsonElement header)
    {
        var configuration = new ChipsetConfiguration { FlashBytes = RecordedFlash.Size };
        string[] arguments = [.. header.GetProperty("argv").EnumerateArray().Select(argument => argument.GetString()!)];
        for (int i = 0; i < arguments.Length; i++)
        {
            configuration = arguments[i] switch
            {
                "-m" => configuration with { RamBytes = (ulong)Number(arguments[++i]) << 20 },
                "-machine" => configuration with { Smm = arguments[++i].Contains("smm=on", StringComparison.Ordinal) },
                "-smp" => WithCpus(configuration, arguments[++i]),
                "-global" => WithProperty(configuration, arguments[++i]),
                "-nodefaults" or "-S" or "-no-shutdown" => configuration,
                "-cpu" or "-display" or "-accel" or "-debugcon" => Skip(configuration, ref i),
                "-bios" when string.Equals(arguments[i + 1], RecordedFlash.FileName, StringComparison.Ordinal) => Skip(configuration, ref i),
                _ => throw Unknown(arguments[i]),
            };
        }

        return configuration;
    }

    private static ChipsetConfiguration Skip(ChipsetConfiguration configuration, ref int i)
    {
        i++;
        return configuration;
    }

    private static ChipsetConfiguration WithCpus(ChipsetConfiguration configuration, string smp)
    {
        string[] parts = smp.Split(',');
        int maximum = Part(parts, "maxcpus", 0);
        int sockets = Part(parts, "sockets", 1);
        int threads = Part(parts, "threads", 1);
        int dies = Part(parts, "dies", 1);

        // Without a topology QEMU (since 6.2) puts every CPU into one socket as a core.
        var topology = new CpuTopology(sockets, dies, Part(parts, "cores", maximum / (sockets * dies * threads)), threads);
        return configuration with { BootCpus = Number(parts[0]), Topology = topology };
    }

    private static ChipsetConfiguration WithProperty(ChipsetConfiguration configuration, string property)
    {
        string[] parts = property.Split('=');
        bool off = string.Equals(parts[1], "off", StringComparison.Ordinal);
        return parts[0] switch
        {
            "mch.extended-tseg-mbytes" => configuration with { ExtendedTsegMegabytes = (ushort)Number(parts[1]) },
            "mch.smbase-smram" => configuration with { SmramAtDefaultSmbase = !off },
            "isa-debugcon.iobase" when Convert.ToInt32(parts[1], 16) == Hardware.DebugPort.Port => configuration,
            HotplugFeature when off => configuration with { HostSmiFeatures = configuration.HostSmiFeatures & ~SmiFeatures.CpuHotplug },
            HotUnplugFeature when off => configuration with { HostSmiFeatures = configuration.HostSmiFeatures & ~SmiFeatures.CpuHotUnplug },
            _ => throw Unknown(property),
        };
    }

    private static int Part(string[] parts, string name, int otherwise)
    {
        string? part = Array.Find(parts, part => part.StartsWith(name + "=", StringComparison.Ordinal));
        return part is null ? otherwise : Number(part[(name.Length + 1)..]);
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static ExecutionException Unknown(string option) =>
        new("SFK7107", $"the recording was made with {option}, which the replayer does not understand; teach RecordedConfiguration what it means for the chipset");
}
