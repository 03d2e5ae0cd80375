// The save-state map by name: QEMU's 64-bit build stores these bytes, and no others.
using System.Globalization;

namespace SmmFirmwareKit.Conformance;

/// <summary>A field of the map.</summary>
/// <param name="Name">As the manual calls it.</param>
/// <param name="Offset">From SMBASE+0x8000.</param>
/// <param name="Size">Bytes.</param>
internal sealed record SaveStateField(string Name, int Offset, int Size);

/// <summary>
/// APM vol. 2 table 10-1, as far as target/i386/tcg/sysemu/smm_helper.c stores it. For naming what differs: neither the model nor
/// the comparison works with it.
/// </summary>
internal static class SaveStateFields
{
    /// <summary>Every field, by offset.</summary>
    public static IReadOnlyList<SaveStateField> All { get; } =
    [
        new("ES", 0x7E00, 16), new("CS", 0x7E10, 16), new("SS", 0x7E20, 16), new("DS", 0x7E30, 16), new("FS", 0x7E40, 16), new("GS", 0x7E50, 16),
        new("GDTR limit", 0x7E64, 4), new("GDTR base", 0x7E68, 8), new("LDTR", 0x7E70, 16), new("IDTR limit", 0x7E84, 4), new("IDTR base", 0x7E88, 8),
        new("TR", 0x7E90, 16), new("auto-HALT restart", 0x7EC9, 1), new("EFER", 0x7ED0, 8), new("revision", 0x7EFC, 4), new("SMBASE", 0x7F00, 4),
        new("CR4", 0x7F48, 4), new("CR3", 0x7F50, 8), new("CR0", 0x7F58, 4), new("DR7", 0x7F60, 4), new("DR6", 0x7F68, 4), new("RFLAGS", 0x7F70, 4), new("RIP", 0x7F78, 8),
        new("R15", 0x7F80, 8), new("R14", 0x7F88, 8), new("R13", 0x7F90, 8), new("R12", 0x7F98, 8), new("R11", 0x7FA0, 8), new("R10", 0x7FA8, 8), new("R9", 0x7FB0, 8), new("R8", 0x7FB8, 8),
        new("RDI", 0x7FC0, 8), new("RSI", 0x7FC8, 8), new("RBP", 0x7FD0, 8), new("RSP", 0x7FD8, 8), new("RBX", 0x7FE0, 8), new("RDX", 0x7FE8, 8), new("RCX", 0x7FF0, 8), new("RAX", 0x7FF8, 8),
    ];

    /// <summary>The place of a byte in words.</summary>
    public static string Place(int offset)
    {
        string name = All.FirstOrDefault(field => offset >= field.Offset && offset < field.Offset + field.Size)?.Name ?? "no field";
        return string.Create(CultureInfo.InvariantCulture, $"0x{offset:X4} ({name})");
    }
}
