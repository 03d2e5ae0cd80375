// Memory accesses around every border that SMRAM settings draw, by a requester outside SMM.
using SmmFirmwareKit.Conformance;
using SmmFirmwareKit.Hardware;

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
        int width = dice.Of<int>(s_widths);
        ulong address = dice.Of<ulong>([.. Borders(model.Chipset.Configuration)]) + (ulong)(dice.Below(24) - 16);
        if (dice.OnceIn(6))
        {
            return [dice.OnceIn(2) ? Step.ReadBytes(address, 1 + dice.Below(64)) : Step.WriteBytes(address, dice.Bytes(1 + dice.Below(64)))];
        }

        return dice.OnceIn(2)
            ? [Step.ReadMemory(address, width)]
            : [Step.WriteMemory(address, width, ((ulong)dice.Value() << 32) | dice.Value())];
    }

    // Where memory begins or ends for somebody: the default SMBASE, the A segment, each size of TSEG, RAM.
    private static IEnumerable<ulong> Borders(ChipsetConfiguration configuration)
    {
        ulong top = configuration.LowRamBytes;
        IEnumerable<ulong> tseg = from megabytes in new ulong[] { 1, 2, 8, configuration.ExtendedTsegMegabytes }
                                  where megabytes << 20 < top
                                  select top - (megabytes << 20);
        return
        [
            Smbase, SmbaseEnd, 0x38000, MemoryViews.ASegBase, MemoryViews.ASegBase + 0x8000, MemoryViews.ASegBase + MemoryViews.ASegSize,
            .. tseg, top, MemoryViews.FourGiB, MemoryViews.FourGiB + configuration.RamBytes - top,
            MemoryViews.HighASegBase, MemoryViews.HighASegBase + 0x8000, MemoryViews.HighASegBase + MemoryViews.ASegSize, LocalApic, LocalApic + 0x1000, FlashBase,
        ];
    }
}
