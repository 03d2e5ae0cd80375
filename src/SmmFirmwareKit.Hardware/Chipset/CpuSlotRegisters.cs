// The flags of one CPU slot of the hot-plug block.
using static SmmFirmwareKit.Hardware.AccessKind;

namespace SmmFirmwareKit.Hardware;

/// <summary>The FLAGS register shows these of the selected slot. A write does only what its lowest one asks for, see <see cref="CpuHotplugBlock"/>.</summary>
[RegisterBlock("CPU slot", RegisterSpace.Ports, Size = 1, Source = "QEMU docs/specs/acpi_cpu_hotplug; hw/acpi/cpu.c")]
internal sealed partial class CpuSlotRegisters
{
    [Register("FLAGS", 0, "Flags of a slot", Domain = ResetDomain.PowerOn, Source = "cpu_hotplug_wr")]
    [Bits("ENABLED", 0, ReadOnly, "the slot holds a CPU")]
    [Bits("INSERT", 1, WriteOneToClear, "a CPU was added")]
    [Bits("REMOVE", 2, WriteOneToClear, "the operator wants the CPU back")]
    [Bits("EJECT", 3, WriteOnly, "take the CPU out")]
    [Bits("FW_REMOVE", 4, WriteOneToSet, "firmware is to eject the CPU")]
    public partial byte Flags { get; set; }
}
