// Traffic to the power management block: PM1, GPE0, SMI_EN, TCO.
using SmmFirmwareKit.Conformance;

namespace SmmFirmwareKit.Qemu.Live;

internal sealed class PmSteps : IStepSource
{
    private const int BlockSize = 0x60;
    private const int UsualBase = 0x600;
    private const int Pm1Cnt = 0x04;
    private const int PmTimer = 0x08;
    private const int SlpEnByte = Pm1Cnt + 1;
    private const int SlpEnBit = 5;

    private static readonly int[] s_offsets = [0x00, 0x02, 0x03, 0x04, 0x04, 0x05, 0x20, 0x20, 0x21, 0x24, 0x28, 0x28, 0x29, 0x2C, 0x30, 0x30, 0x30, 0x30, 0x31, 0x34, 0x36, 0x38, 0x40];
    private static readonly uint[] s_values = [0x04, 0x04, 0xFF, 0x20, 0x21, 0x01, 0x2021, 0x2001, 0x1000, 0x0800, 0x0120];

    public string Block => "pm";

    public IEnumerable<string> Next(Dice dice, RecordedMachine model)
    {
        int start = model.Chipset.Lpc.PowerManagementBase;
        start = start < 0 || dice.OnceIn(40) ? UsualBase : start;
        int offset = dice.OnceIn(8) ? dice.Below(BlockSize) : dice.Of<int>(s_offsets);
        int width = Math.Min(dice.Width(), BlockSize - offset);
        width = width == 3 ? 2 : width;
        if (dice.OnceIn(2))
        {
            // Time stands still, but where the counter stood when it did is nobody's to say.
            return offset < PmTimer + 4 && offset + width > PmTimer ? [] : [Step.In(start + offset, width)];
        }

        uint value = WithoutSleep(offset, dice.OnceIn(3) ? dice.Value() : dice.Of<uint>(s_values));
        return [Step.Out(start + offset, width, value)];
    }

    // PM1_CNT ignores bit 0 of its address, so SLP_EN can stand in either byte of what is written there.
    private static uint WithoutSleep(int offset, uint value) => offset <= SlpEnByte
        ? value & ~(1U << (((Math.Max(Pm1Cnt - offset, 0) + 1) * 8) + SlpEnBit)) & ~(1U << SlpEnBit)
        : value;
}
