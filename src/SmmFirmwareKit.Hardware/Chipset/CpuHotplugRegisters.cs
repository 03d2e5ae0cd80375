// The registers of the modern CPU hot-plug block (QEMU docs/specs/acpi_cpu_hotplug).
namespace SmmFirmwareKit.Hardware;

/// <summary>Offsets, commands, and the status bits of each CPU slot.</summary>
internal static class CpuHotplugRegisters
{
    public const int Selector = 0;
    public const int Flags = 4;
    public const int Command = 5;
    public const int Data = 8;
    public const int ModernSize = 12;
    public const int LegacySize = 32;

    public const byte GetPending = 0;
    public const byte OstEvent = 1;
    public const byte OstStatus = 2;
    public const byte GetArchId = 3;

    // One byte per slot, as the flags register shows it. What a write of each bit does is a command, see CpuHotplugBlock.
    public static readonly RegisterField Enabled = RegisterField.ReadOnly("ENABLED", 0);
    public static readonly RegisterField Insert = RegisterField.WriteOneToClear("INSERT", 1);
    public static readonly RegisterField Remove = RegisterField.WriteOneToClear("REMOVE", 2);
    public static readonly RegisterField Eject = RegisterField.ReadOnly("EJECT", 3);
    public static readonly RegisterField FirmwareRemove = RegisterField.WriteOneToSet("FW_REMOVE", 4);
    public static readonly RegisterBlock Slot = new("CPU slot", 1, 0..0, new Register("FLAGS", 0, 1, 0, ResetDomain.PowerOn, Enabled, Insert, Remove, Eject, FirmwareRemove));
}
