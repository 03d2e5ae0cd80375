// The CPU hot-plug register block of QEMU as OVMF's header names it; offsets from ICH9_CPU_HOTPLUG_BASE.
namespace SmmFirmwareKit.Efi;

/// <summary>OvmfPkg/Include/IndustryStandard/QemuCpuHotplug.h (QEMU docs/specs/acpi_cpu_hotplug.rst).</summary>
public static class QemuCpuHotplug
{
    public const ushort QEMU_CPUHP_R_CMD_DATA2 = 0x0;
    public const ushort QEMU_CPUHP_R_CPU_STAT = 0x4;
    public const byte QEMU_CPUHP_STAT_ENABLED = 1 << 0;
    public const byte QEMU_CPUHP_STAT_INSERT = 1 << 1;
    public const byte QEMU_CPUHP_STAT_REMOVE = 1 << 2;
    public const byte QEMU_CPUHP_STAT_EJECT = 1 << 3;
    public const byte QEMU_CPUHP_STAT_FW_REMOVE = 1 << 4;
    public const ushort QEMU_CPUHP_RW_CMD_DATA = 0x8;
    public const ushort QEMU_CPUHP_W_CPU_SEL = 0x0;
    public const ushort QEMU_CPUHP_W_CPU_STAT = 0x4;
    public const ushort QEMU_CPUHP_W_CMD = 0x5;
    public const byte QEMU_CPUHP_CMD_GET_PENDING = 0x0;
    public const byte QEMU_CPUHP_CMD_GET_ARCH_ID = 0x3;
}
