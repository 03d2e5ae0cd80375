// Which slot a device_add means, by socket, die, core and thread or by APIC id.
using System.Globalization;
using SmmFirmwareKit.Hardware;

namespace SmmFirmwareKit.Conformance.Operator;

/// <summary>The checks of QEMU's x86_cpu_pre_plug, in its order and with its sentences.</summary>
internal sealed class CpuPlace
{
    private const uint Unassigned = uint.MaxValue;
    private const int NotGiven = -1;

    private readonly Chipset _chipset;
    private readonly DeviceArguments _arguments;
    private readonly CpuTopology _topology;

    public CpuPlace(Chipset chipset, DeviceArguments arguments)
    {
        _chipset = chipset;
        _arguments = arguments;
        _topology = chipset.Configuration.Topology;
    }

    /// <summary>Finds the slot; returns the complaint if it does not exist, is taken, or is contradicted.</summary>
    public string? Find(out int index)
    {
        index = -1;
        uint apicId = _arguments.Number("apic-id") is { } given ? (uint)given : Unassigned;
        bool byLevels = apicId == Unassigned;
        string? complaint = byLevels ? Levels(out apicId) : null;
        if (complaint is not null)
        {
            return complaint;
        }

        PossibleCpu? cpu = _chipset.PossibleCpus.FirstOrDefault(cpu => cpu.ApicId == apicId);
        index = cpu?.Index ?? -1;
        return cpu is null ? NoSuchId(apicId) : Taken(cpu) ?? (byLevels ? null : Contradiction(cpu)) ?? Node();
    }

    private string? Levels(out uint apicId)
    {
        int die = NotGiven, core = NotGiven, thread = NotGiven;
        string? complaint = Level("socket-id", _topology.Sockets, NotGiven, out int socket)
            ?? Level("die-id", _topology.Dies, _topology.Dies == 1 ? 0 : NotGiven, out die)
            ?? Level("core-id", _topology.Cores, NotGiven, out core)
            ?? Level("thread-id", _topology.Threads, NotGiven, out thread);
        apicId = complaint is null ? _topology.ApicId(socket, die, core, thread) : Unassigned;
        return complaint;
    }

    private string? Level(string name, int count, int otherwise, out int value)
    {
        value = Given(name) is >= 0 and var given ? given : otherwise;
        if (value < 0)
        {
            return $"CPU {name} is not set";
        }

        return value < count ? null : string.Create(CultureInfo.InvariantCulture, $"Invalid CPU {name}: {value} must be in range 0:{count - 1}");
    }

    private string NoSuchId(uint apicId)
    {
        (int socket, int die, int core, int thread) = _topology.Place(apicId);
        return string.Create(CultureInfo.InvariantCulture, $"Invalid CPU [socket: {socket}, die: {die}, core: {core}, thread: {thread}] with APIC ID {apicId}, valid index range 0:{_chipset.PossibleCpus.Count - 1}");
    }

    private string? Taken(PossibleCpu cpu) =>
        _chipset.CpuHotplug.IsPresent(cpu.Index) ? string.Create(CultureInfo.InvariantCulture, $"CPU[{cpu.Index}] with APIC ID {cpu.ApicId} exists") : null;

    private string? Contradiction(PossibleCpu cpu) =>
        Contradiction(cpu, "socket-id", cpu.Socket)
        ?? Contradiction(cpu, "die-id", cpu.Die)
        ?? Contradiction(cpu, "core-id", cpu.Core)
        ?? Contradiction(cpu, "thread-id", cpu.Thread);

    private string? Contradiction(PossibleCpu cpu, string name, int value) =>
        Given(name) is var given && given != NotGiven && given != value
            ? string.Create(CultureInfo.InvariantCulture, $"property {name}: {(uint)given} doesn't match set apic-id: 0x{cpu.ApicId:x} ({name}: {value})")
            : null;

    // One node, or none asked for.
    private string? Node() => Given("node-id") is 0 or NotGiven ? null : "invalid node-id, must be 0";

    private int Given(string name) => (int)(_arguments.Number(name) ?? NotGiven);
}
