// The CPU hot-plug block as it is at power-on: a bitmap of the CPUs present.
namespace SmmFirmwareKit.Hardware;

[RegisterBlock("CPU present bitmap", RegisterSpace.Ports, Base = 0xCD8, Size = 32, Source = "QEMU docs/specs/acpi_cpu_hotplug, legacy interface; hw/acpi/cpu_hotplug.c")]
internal sealed partial class CpuBitmapRegisters
{
    [Register("CPU_PRESENT{0}", 0, "Eight CPUs by APIC id: computed. A zero written to the first switches to CPU hot-plug for good", Count = 32, Domain = ResetDomain.PowerOn, Source = "cpu_status_read, cpu_status_write")]
    public partial byte CpuPresent(int group);
}
