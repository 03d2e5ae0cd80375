// The names that EDK2's headers have for registers. A name counts only where the header's number is the declaration's.
using System.Globalization;
using System.Reflection;
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Hardware;

namespace SmmFirmwareKit.Documentation.Tests.Pages;

internal static class Edk2Names
{
    // What the headers make of a datasheet's name.
    private static readonly string[] s_patterns = ["MSR_{0}", "{0}", "MCH_{0}", "ICH9_{0}", "ICH9_PMBASE_OFS_{0}", "XAPIC_{0}_OFFSET"];

    /// <summary>Where they have another: block, the datasheet's name, theirs.</summary>
    public static IReadOnlyList<(string Block, string Register, string Constant)> Others { get; } =
    [
        ("MCH 00:00.0", "EXT_TSEG_MBYTES", nameof(Q35MchIch9.MCH_EXT_TSEG_MB)),
        ("MCH 00:00.0", "PCIEXBAR", nameof(Q35MchIch9.MCH_PCIEXBAR_LOW)),
        ("MCH 00:00.0", "F_SMBASE", nameof(Q35MchIch9.MCH_DEFAULT_SMBASE_CTL)),
        ("CPU hot-plug", "SELECTOR", nameof(QemuCpuHotplug.QEMU_CPUHP_W_CPU_SEL)),
        ("CPU hot-plug", "SELECTOR", nameof(QemuCpuHotplug.QEMU_CPUHP_R_CMD_DATA2)),
        ("CPU hot-plug", "FLAGS", nameof(QemuCpuHotplug.QEMU_CPUHP_R_CPU_STAT)),
        ("CPU hot-plug", "FLAGS", nameof(QemuCpuHotplug.QEMU_CPUHP_W_CPU_STAT)),
        ("CPU hot-plug", "COMMAND", nameof(QemuCpuHotplug.QEMU_CPUHP_W_CMD)),
        ("CPU hot-plug", "DATA", nameof(QemuCpuHotplug.QEMU_CPUHP_RW_CMD_DATA)),
        ("local APIC", "DFR", nameof(LocalApicRegisters.XAPIC_ICR_DFR_OFFSET)),
        ("local APIC", "SVR", nameof(LocalApicRegisters.XAPIC_SPURIOUS_VECTOR_OFFSET)),
        ("local APIC", "TIMER_INITIAL_COUNT", nameof(LocalApicRegisters.XAPIC_TIMER_INIT_COUNT_OFFSET)),
        ("local APIC", "TIMER_DIVIDE", nameof(LocalApicRegisters.XAPIC_TIMER_DIVIDE_CONFIGURATION_OFFSET)),
    ];

    private static readonly ILookup<string, ulong> s_constants = typeof(EfiStatus).Assembly.GetExportedTypes()
        .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral && (field.FieldType == typeof(uint) || field.FieldType == typeof(ushort))))
        .ToLookup(field => field.Name, field => Convert.ToUInt64(field.GetRawConstantValue(), CultureInfo.InvariantCulture), StringComparer.Ordinal);

    /// <summary>EDK2's names of a register, in a fixed order.</summary>
    public static IEnumerable<string> Of(DeclaredBlock block, DeclaredRegister register) =>
        Others.Where(other => string.Equals(other.Block, block.Name, StringComparison.Ordinal) && string.Equals(other.Register, register.Name, StringComparison.Ordinal)).Select(other => other.Constant)
            .Concat(s_patterns.Select(pattern => string.Format(CultureInfo.InvariantCulture, pattern, register.Name)))
            .Where(name => IsNumberOf(name, block, register));

    /// <summary>Whether a constant of that name has the register's number: its offset, its port, or its MSR number.</summary>
    public static bool IsNumberOf(string constant, DeclaredBlock block, DeclaredRegister register) =>
        s_constants[constant].Any(value => value == register.Offset || (block.Base != 0 && value == block.Base + register.Offset));
}
