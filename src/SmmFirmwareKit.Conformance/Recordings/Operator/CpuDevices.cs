// QEMU's names for the CPUs of a machine: ids, paths, and the order in which they came.
using System.Globalization;

namespace SmmFirmwareKit.Conformance.Operator;

/// <summary>Names exist only here, not in the chipset.</summary>
internal sealed class CpuDevices
{
    // Behind the first CPU in the list of nameless devices stands what all local APICs share (kvmvapic).
    private const int SharedByApics = 1;

    private readonly string?[] _ids;
    private readonly string?[] _paths;
    private readonly List<int> _order = [];
    private int _nameless;

    public CpuDevices(int slots, int bootCpus)
    {
        _ids = new string?[slots];
        _paths = new string?[slots];
        for (int i = 0; i < bootCpus; i++)
        {
            Add(i, null, BootPath(i));
        }
    }

    /// <summary>CPUs present, in the order they came.</summary>
    public IReadOnlyList<int> Order => _order;

    /// <summary>Where a CPU hangs that was there from the start.</summary>
    public static string BootPath(int cpu) => Unattached(cpu < SharedByApics ? cpu : cpu + 1);

    public string? IdOf(int cpu) => _ids[cpu];

    public string? PathOf(int cpu) => _paths[cpu];

    public bool IsTaken(string id) => Array.Exists(_ids, taken => string.Equals(taken, id, StringComparison.Ordinal));

    /// <summary>Where a new device will hang. The nameless are counted, also those that are refused later.</summary>
    public string NewPath(string? id) =>
        id is null ? string.Create(CultureInfo.InvariantCulture, $"/machine/peripheral-anon/device[{_nameless++}]") : "/machine/peripheral/" + id;

    public void Add(int cpu, string? id, string path)
    {
        _ids[cpu] = id;
        _paths[cpu] = path;
        _order.Add(cpu);
    }

    public void Remove(int cpu)
    {
        _ids[cpu] = null;
        _paths[cpu] = null;
        _order.Remove(cpu);
    }

    /// <summary>The CPU of that id or path; negative if there is none.</summary>
    public int Find(string name) => Array.FindIndex(_paths, path => Matches(path, name));

    /// <summary>Whether the name is that of what the local APICs share. (Asking for an APIC itself back kills QEMU 7.2.)</summary>
    public static bool IsSharedByApics(string name) => string.Equals(name, Unattached(SharedByApics), StringComparison.Ordinal);

    // A name without a slash in front is looked for among the devices that have one.
    private static bool Matches(string? path, string name) =>
        path is not null && (string.Equals(path, name, StringComparison.Ordinal) || string.Equals(path, "/machine/peripheral/" + name, StringComparison.Ordinal));

    private static string Unattached(int number) => string.Create(CultureInfo.InvariantCulture, $"/machine/unattached/device[{number}]");
}
