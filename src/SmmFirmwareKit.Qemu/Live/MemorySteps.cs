// Memory accesses around every border that SMRAM settings draw, by a requester outside SMM.
using SmmFirmwareKit.Hardware;
using SmmFirmwareKit.Conformance;

namespace SmmFirmwareKit.Qemu.Live;

internal sealed class MemorySteps : IStepSource
{
    private const ulong Smbase = 0x30000;
    private const ulong SmbaseEnd = 0x50000;
    private const ulong LocalApic = 0xFEE00000;
    private const ulong FlashBase = MemoryViews.FourGiB - RecordedFlash.Size;

    private static readonly int[] s_widths = [1, 2, 4, 8];

    public string Block => "memory";

    public IEnumerable<string> Next(Dice dice, RecordedMachine model)
    {
        ulong top = model.Chipset.Configuration.LowRamBytes;
        ulong border = dice.Of<ulong>(
            Smbase, SmbaseEnd, 0x38000, MemoryViews.ASegBase, MemoryViews.ASegBase + 0x8000, MemoryViews.ASegBase + MemoryViews.ASegSize,
            top - (1UL << 20), top - (2UL << 20), top - (8UL << 20), top - (16UL << 20), top,
            MemoryViews.HighASegBase, MemoryViews.HighASegBase + 0x8000, MemoryViews.HighASegBase + MemoryViews.ASegSize, LocalApic, LocalApic + 0x1000, FlashBase, MemoryViews.FourGiB);

        int width = dice.Of<int>(s_widths);
        ulong address = border + (ulong)(dice.Below(24) - 16);
        if (dice.OnceIn(6))
        {
            return [dice.OnceIn(2) ? Step.ReadBytes(address, 1 + dice.Below(64)) : Step.WriteBytes(address, dice.Bytes(1 + dice.Below(64)))];
        }

        return dice.OnceIn(2)
            ? [Step.ReadMemory(address, width)]
            : [Step.WriteMemory(address, width, ((ulong)dice.Value() << 32) | dice.Value())];
    }
}
