// What QEMU's versioned q35 machines (pc-q35-2.4 … pc-q35-7.2) have that differs in the chipset.
using System.Globalization;
using SmmFirmwareKit.Hardware;

namespace SmmFirmwareKit.Conformance.CommandLine;

/// <summary>One version; a newer QEMU's machine of that version behaves the same. Read from QEMU 7.2's machines with qom-get.</summary>
internal readonly record struct MachineVersion(int Major, int Minor) : IComparable<MachineVersion>
{
    private const string Prefix = "pc-q35-";

    /// <summary>What the plain name q35 stands for in QEMU 7.2.</summary>
    public static MachineVersion Newest { get; } = new(7, 2);

    private static MachineVersion Oldest { get; } = new(2, 4);

    // The last of each major version; 4.0.1 is 4.0 here.
    private static int LastMinor(int major) => major switch { 2 => 12, 3 => 1, <= 7 => 2, _ => -1 };

    /// <summary>Before 6.2, CPUs that -smp does not place become sockets.</summary>
    public bool PrefersSockets => this < new MachineVersion(6, 2);

    /// <summary>A q35 machine by its name; null if it is none of QEMU 7.2's.</summary>
    public static MachineVersion? Parse(string name)
    {
        if (name is "q35")
        {
            return Newest;
        }

        string[] parts = name.StartsWith(Prefix, StringComparison.Ordinal) ? name[Prefix.Length..].Split('.') : [];
        return parts.Length >= 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int major)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int minor)
            && new MachineVersion(major, minor) is var version && version >= Oldest && minor <= LastMinor(major) ? version : null;
    }

    /// <summary>The defaults of the version, under everything the command line says.</summary>
    public ChipsetConfiguration Apply(ChipsetConfiguration configuration) => configuration with
    {
        HostSmiFeatures = Offered(SmiFeatures.Broadcast, new(2, 9)) | Offered(SmiFeatures.CpuHotplug, new(5, 2)) | Offered(SmiFeatures.CpuHotUnplug, new(6, 0)),
        ExtendedTsegMegabytes = this < new MachineVersion(2, 10) ? (ushort)0 : configuration.ExtendedTsegMegabytes,
        SmramAtDefaultSmbase = this >= new MachineVersion(5, 0),
        AcpiModeFixedWithoutSmm = this >= new MachineVersion(6, 0),
    };

    public int CompareTo(MachineVersion other) => (Major, Minor).CompareTo((other.Major, other.Minor));

    public static bool operator <(MachineVersion one, MachineVersion other) => one.CompareTo(other) < 0;

    public static bool operator >(MachineVersion one, MachineVersion other) => one.CompareTo(other) > 0;

    public static bool operator <=(MachineVersion one, MachineVersion other) => one.CompareTo(other) <= 0;

    public static bool operator >=(MachineVersion one, MachineVersion other) => one.CompareTo(other) >= 0;

    private ulong Offered(ulong feature, MachineVersion since) => this >= since ? feature : 0;
}
