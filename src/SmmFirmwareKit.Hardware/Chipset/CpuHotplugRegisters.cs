// Registers of the CPU hot-plug block once software has switched to the selector interface.
using static SmmFirmwareKit.Hardware.AccessKind;

namespace SmmFirmwareKit.Hardware;

[RegisterBlock("CPU hot-plug", RegisterSpace.Ports, Base = 0xCD8, Size = 12, Source = "QEMU docs/specs/acpi_cpu_hotplug; hw/acpi/cpu.c")]
internal sealed partial class CpuHotplugRegisters
{
    [Register("SELECTOR", 0x0, "Slot that the other registers are about, of whatever width is written; reads command data 2, the high half of the APIC id, always zero", Access = WriteOnly, Domain = ResetDomain.PowerOn, Source = "cpu_hotplug_wr")]
    public partial uint Selector { get; set; }

    [Register("FLAGS", 0x4, "Flags of the selected slot, see CPU slot", Access = WriteOnly, Domain = ResetDomain.PowerOn, Source = "cpu_hotplug_wr")]
    public partial byte Flags { get; }

    [Register("COMMAND", 0x5, "0 find a slot with an event, 1 and 2 pass the OS's report, 3 ask for the APIC id", Access = WriteOnly, Domain = ResetDomain.PowerOn, Source = "cpu_hotplug_wr")]
    public partial byte Command { get; set; }

    [Register("DATA", 0x8, "What the command asks for or passes", Access = WriteOnly, Domain = ResetDomain.PowerOn, Source = "cpu_hotplug_rd, cpu_hotplug_wr")]
    public partial uint Data { get; }
}
