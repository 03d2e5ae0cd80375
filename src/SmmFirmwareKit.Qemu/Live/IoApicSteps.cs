// Traffic to the I/O APIC: index and window, redirection entries of the lines that the SCI can take, EOI, all else in its page.
using SmmFirmwareKit.Conformance;
using SmmFirmwareKit.Hardware;

namespace SmmFirmwareKit.Qemu.Live;

internal sealed class IoApicSteps : IStepSource
{
    private const ulong Select = MemoryViews.IoApicBase;
    private const ulong Window = MemoryViews.IoApicBase + 0x10;
    private const ulong Eoi = MemoryViews.IoApicBase + 0x40;
    private const int FirstEntry = 0x10;
    private const int PageSize = 0x1000;

    // Inputs to which ACPI_CNTL can route the SCI, and others.
    private static readonly int[] s_inputs = [9, 9, 9, 10, 11, 20, 21, 0, 2, 23];

    // Edge and level, masked or not; few vectors, so that EOIs meet them.
    private static readonly uint[] s_entries = [0x31, 0x8031, 0x8031, 0x8032, 0x0001_8031, 0x0001_0031, 0xA031, 0x2031, 0x8131, 0x8931, 0xFFFF_FFFF, 0];
    private static readonly uint[] s_vectors = [0x31, 0x31, 0x32, 0, 0xFF, 0x131];
    private static readonly int[] s_widths = [1, 2, 4, 4, 8];

    public string Block => "ioapic";

    public IEnumerable<string> Next(Dice dice, RecordedMachine model)
    {
        string select = Step.WriteMemory(Select, dice.OnceIn(8) ? dice.Of<int>(s_widths) : 4, Index(dice));
        return dice.Below(10) switch
        {
            0 or 1 or 2 => [select, Step.WriteMemory(Window, 4, dice.OnceIn(3) ? dice.Value() : dice.Of<uint>(s_entries)), Step.ReadMemory(Window, 4)],
            3 or 4 or 5 => [select, Step.ReadMemory(Window, 4)],
            6 => [Step.ReadMemory(Select, dice.Of<int>(s_widths))],
            7 => [Step.WriteMemory(Eoi, dice.OnceIn(5) ? dice.Of<int>(s_widths) : 4, dice.Of<uint>(s_vectors))],
            8 => [Step.ReadMemory(Anywhere(dice), dice.Of<int>(s_widths))],
            _ => [Step.WriteMemory(Anywhere(dice), dice.Of<int>(s_widths), ((ulong)dice.Value() << 32) | dice.Value())],
        };
    }

    private static uint Index(Dice dice) => dice.OnceIn(8)
        ? (uint)dice.Below(0x100)
        : dice.OnceIn(4) ? (uint)dice.Below(4) : (uint)(FirstEntry + (2 * dice.Of<int>(s_inputs)) + (dice.OnceIn(5) ? 1 : 0));

    private static ulong Anywhere(Dice dice) => Select + (ulong)(dice.OnceIn(2) ? dice.Below(0x48) : dice.Below(PageSize + 8));
}
