// Traffic to the power management block: PM1 with sleep, the timer, GPE0, SMI_EN.
using SmmFirmwareKit.Conformance;
using SmmFirmwareKit.Hardware;

namespace SmmFirmwareKit.Qemu.Live;

internal sealed class PmSteps : IStepSource
{
    private const int BlockSize = 0x60;
    private const int UsualBase = 0x600;
    private const int Pm1Sts = 0x00;
    private const int Pm1En = 0x02;
    private const int Pm1Cnt = 0x04;
    private const int Gpe0Sts = 0x20;
    private const int Gpe0En = 0x28;
    private const uint TimerOverflow = 0x0001;
    private const uint PowerButton = 0x0100;
    private const uint SlpEn = 0x2000;

    private static readonly int[] s_offsets = [0x00, 0x02, 0x03, 0x04, 0x04, 0x05, 0x08, 0x09, 0x0A, 0x20, 0x20, 0x21, 0x24, 0x28, 0x28, 0x29, 0x2C, 0x30, 0x30, 0x30, 0x30, 0x31, 0x34, 0x36, 0x38, 0x40];
    private static readonly uint[] s_values = [0x04, 0x04, 0xFF, 0x20, 0x21, 0x01, 0x2021, 0x2001, 0x1000, 0x0800, 0x0120, 0x2000, 0x2800, 0x2C01, 0x3C00];

    public string Block => "pm";

    public IEnumerable<string> Next(Dice dice, RecordedMachine model)
    {
        int start = model.Chipset.Lpc.PowerManagementBase;
        if (start < 0 && !dice.OnceIn(4))
        {
            return LpcSteps.Place(dice);
        }

        start = start < 0 || dice.OnceIn(40) ? UsualBase : start;
        if (dice.OnceIn(3))
        {
            return Event(dice, start);
        }

        int offset = dice.OnceIn(8) ? dice.Below(BlockSize) : dice.Of<int>(s_offsets);
        int width = Math.Min(dice.Width(), BlockSize - offset);
        width = width == 3 ? 2 : width;
        if (dice.OnceIn(2))
        {
            return [Step.In(start + offset, width)];
        }

        return [Step.Out(start + offset, width, dice.OnceIn(3) ? dice.Value() : dice.Of<uint>(s_values))];
    }

    // The timer's overflow is noted at power-on and after every reset; a plugged CPU and the button come from the operator.
    private static string[] Event(Dice dice, int start) => dice.Below(6) switch
    {
        0 => [Step.Out(start + Pm1En, 2, dice.Of<uint>(TimerOverflow, PowerButton, TimerOverflow | PowerButton)), LpcSteps.Route(dice), Step.In(start + Pm1Sts, 4)],
        1 => [Step.Out(start + Gpe0En, 1, 1U << Ich9Pm.CpuHotplugGpe), Step.In(start + Gpe0En, 4)],
        2 => [Step.Out(start + Pm1Sts, 2, dice.Of<uint>(TimerOverflow, PowerButton)), Step.In(start + Pm1Sts, 4)],
        3 => [Step.Out(start + Gpe0Sts, 1, 1U << Ich9Pm.CpuHotplugGpe), Step.In(start + Gpe0Sts, 4)],
        4 => [Step.Out(start + Pm1Cnt, 2, SlpEn | dice.Of<uint>(0, 0, 0x0800, 0x0C00, 0x1C00) | (uint)dice.Below(8)), Step.In(start + Pm1Cnt, 2)],
        _ => [Step.Out(start + Pm1En, 2, 0), Step.Out(start + Gpe0En, 1, 0)],
    };
}
