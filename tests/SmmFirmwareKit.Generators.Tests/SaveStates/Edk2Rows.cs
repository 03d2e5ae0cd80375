// EDK2's lookup tables row by row, as MmSaveStateLib has them, and where the maps have what is no register.
using SmmFirmwareKit.Efi;

namespace SmmFirmwareKit.Generators.Tests.SaveStates;

/// <param name="Width32">0: the 32-bit map does not keep it.</param>
/// <param name="AmdHi">As coded in EDK2: IDTBASE and LDTBASE take the low half twice.</param>
public sealed record Edk2Row(
    int Value, string Name, int Width32, int Offset32, int Width64, int Lo, int Hi, int AmdWidth, int AmdLo, int AmdHi, bool Writable)
{
    public override string ToString() => Name;
}

internal static class Edk2Rows
{
    /// <summary>IntelMmSaveState.c and AmdMmSaveState.c, mCpuWidthOffset.</summary>
    public static readonly Edk2Row[] All =
    [
        new(4, "GDTBASE", 0, 0, 8, 0x28C, 0x1D0, 8, 0x268, 0x26C, false),
        new(5, "IDTBASE", 0, 0, 8, 0x294, 0x1D8, 8, 0x288, 0x288, false),
        new(6, "LDTBASE", 0, 0, 8, 0x29C, 0x1D4, 8, 0x278, 0x278, false),
        new(7, "GDTLIMIT", 0, 0, 0, 0, 0, 2, 0x264, 0, false),
        new(8, "IDTLIMIT", 0, 0, 0, 0, 0, 2, 0x284, 0, false),
        new(9, "LDTLIMIT", 0, 0, 0, 0, 0, 4, 0x274, 0, false),
        new(10, "LDTINFO", 0, 0, 0, 0, 0, 0, 0, 0, false),
        new(20, "ES", 4, 0x3A8, 4, 0x3A8, 0, 2, 0x200, 0, false),
        new(21, "CS", 4, 0x3AC, 4, 0x3AC, 0, 2, 0x210, 0, false),
        new(22, "SS", 4, 0x3B0, 4, 0x3B0, 0, 2, 0x220, 0, false),
        new(23, "DS", 4, 0x3B4, 4, 0x3B4, 0, 2, 0x230, 0, false),
        new(24, "FS", 4, 0x3B8, 4, 0x3B8, 0, 2, 0x240, 0, false),
        new(25, "GS", 4, 0x3BC, 4, 0x3BC, 0, 2, 0x250, 0, false),
        new(26, "LDTR_SEL", 0, 0, 4, 0x3C0, 0, 2, 0x270, 0, false),
        new(27, "TR_SEL", 4, 0x3C4, 4, 0x3C4, 0, 2, 0x290, 0, false),
        new(28, "DR7", 4, 0x3C8, 8, 0x3C8, 0x3CC, 8, 0x360, 0x364, false),
        new(29, "DR6", 4, 0x3CC, 8, 0x3D0, 0x3D4, 8, 0x368, 0x36C, false),
        new(30, "R8", 0, 0, 8, 0x354, 0x358, 8, 0x3B8, 0x3BC, true),
        new(31, "R9", 0, 0, 8, 0x34C, 0x350, 8, 0x3B0, 0x3B4, true),
        new(32, "R10", 0, 0, 8, 0x344, 0x348, 8, 0x3A8, 0x3AC, true),
        new(33, "R11", 0, 0, 8, 0x33C, 0x340, 8, 0x3A0, 0x3A4, true),
        new(34, "R12", 0, 0, 8, 0x334, 0x338, 8, 0x398, 0x39C, true),
        new(35, "R13", 0, 0, 8, 0x32C, 0x330, 8, 0x390, 0x394, true),
        new(36, "R14", 0, 0, 8, 0x324, 0x328, 8, 0x388, 0x38C, true),
        new(37, "R15", 0, 0, 8, 0x31C, 0x320, 8, 0x380, 0x384, true),
        new(38, "RAX", 4, 0x3D0, 8, 0x35C, 0x360, 8, 0x3F8, 0x3FC, true),
        new(39, "RBX", 4, 0x3DC, 8, 0x374, 0x378, 8, 0x3E0, 0x3E4, true),
        new(40, "RCX", 4, 0x3D4, 8, 0x364, 0x368, 8, 0x3F0, 0x3F4, true),
        new(41, "RDX", 4, 0x3D8, 8, 0x36C, 0x370, 8, 0x3E8, 0x3EC, true),
        new(42, "RSP", 4, 0x3E0, 8, 0x37C, 0x380, 8, 0x3D8, 0x3DC, true),
        new(43, "RBP", 4, 0x3E4, 8, 0x384, 0x388, 8, 0x3D0, 0x3D4, true),
        new(44, "RSI", 4, 0x3E8, 8, 0x38C, 0x390, 8, 0x3C8, 0x3CC, true),
        new(45, "RDI", 4, 0x3EC, 8, 0x394, 0x398, 8, 0x3C0, 0x3C4, true),
        new(46, "RIP", 4, 0x3F0, 8, 0x3D8, 0x3DC, 8, 0x378, 0x37C, true),
        new(51, "RFLAGS", 4, 0x3F4, 8, 0x3E8, 0x3EC, 8, 0x370, 0x374, true),
        new(52, "CR0", 4, 0x3FC, 8, 0x3F8, 0x3FC, 8, 0x358, 0x35C, false),
        new(53, "CR3", 4, 0x3F8, 8, 0x3F0, 0x3F4, 8, 0x350, 0x354, false),
        new(54, "CR4", 0, 0, 4, 0x240, 0, 8, 0x348, 0x34C, false),
    ];
}
