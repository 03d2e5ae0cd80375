// Which slot a device_add means, by socket, core and thread or by APIC id.
using System.Globalization;
using System.Text.Json;
using SmmFirmwareKit.Hardware;

namespace SmmFirmwareKit.Conformance;

/// <summary>The checks of QEMU's x86_cpu_pre_plug, with its sentences.</summary>
internal static class CpuPlace
{
    /// <summary>Finds the slot; returns the complaint if the place does not exist.</summary>
    public static string? Find(Chipset chipset, JsonElement arguments, out int index)
    {
        CpuTopology topology = chipset.Configuration.Topology;
        index = -1;
        uint apicId;
        if (arguments.TryGetProperty("apic-id", out JsonElement given))
        {
            apicId = given.GetUInt32();
        }
        else
        {
            string? complaint = Level(arguments, "socket-id", topology.Sockets, null, out int socket)
                ?? Level(arguments, "die-id", topology.Dies, 0, out int die)
                ?? Level(arguments, "core-id", topology.Cores, null, out int core)
                ?? Level(arguments, "thread-id", topology.Threads, null, out int thread);
            if (complaint is not null)
            {
                return complaint;
            }

            apicId = topology.ApicId(socket, Value(arguments, "die-id", 0), Value(arguments, "core-id", 0), Value(arguments, "thread-id", 0));
        }

        PossibleCpu? cpu = chipset.PossibleCpus.FirstOrDefault(cpu => cpu.ApicId == apicId);
        index = cpu?.Index ?? -1;
        return cpu is null ? NoSuchId(topology, apicId, chipset.PossibleCpus.Count) : null;
    }

    private static string? Level(JsonElement arguments, string name, int count, int? otherwise, out int value)
    {
        value = Value(arguments, name, otherwise ?? -1);
        if (value < 0)
        {
            return $"CPU {name} is not set";
        }

        return value < count ? null : $"Invalid CPU {name}: {value} must be in range 0:{count - 1}";
    }

    private static int Value(JsonElement arguments, string name, int otherwise) =>
        arguments.TryGetProperty(name, out JsonElement value) ? value.GetInt32() : otherwise;

    private static string NoSuchId(CpuTopology topology, uint apicId, int count)
    {
        (int socket, int die, int core, int thread) = topology.Place(apicId);
        return string.Create(CultureInfo.InvariantCulture, $"Invalid CPU [socket: {socket}, die: {die}, core: {core}, thread: {thread}] with APIC ID {apicId}, valid index range 0:{count - 1}");
    }
}
