// Traffic to the TCO registers: the watchdog is started, reloaded, halted and locked while time stands still.
using SmmFirmwareKit.Conformance;

namespace SmmFirmwareKit.Qemu.Live;

internal sealed class TcoSteps : IStepSource
{
    private const int First = 0x60;
    private const int Size = 0x20;
    private const int Tco1Cnt = 0x68;
    private const uint TcoLock = 0x1000;

    private static readonly int[] s_offsets = [0x60, 0x60, 0x62, 0x63, 0x64, 0x64, 0x66, 0x68, 0x68, 0x68, 0x6A, 0x6C, 0x6D, 0x6E, 0x70, 0x72, 0x72];
    private static readonly uint[] s_values = [0x0800, 0x0000, 0x0001, 0x0002, 0x0004, 0x03FF, 0x0400, 0x0401, 0xFC05, 0xE870, 0xFFF8, 0xFEFF];

    public string Block => "tco";

    public IEnumerable<string> Next(Dice dice, RecordedMachine model)
    {
        if (model.Chipset.Lpc.PowerManagementBase is not (>= 0 and var start))
        {
            return LpcSteps.Place(dice);
        }

        int offset = dice.OnceIn(6) ? First + dice.Below(Size) : dice.Of<int>(s_offsets);
        int width = dice.Width();
        if (dice.OnceIn(2))
        {
            return [Step.In(start + offset, width)];
        }

        // A system reset does not undo the lock, so it ends the variety of SMI_EN for good.
        uint value = dice.OnceIn(2) ? dice.Value() : dice.Of<uint>(s_values);
        bool locks = offset <= Tco1Cnt && offset + width > Tco1Cnt && !dice.OnceIn(40);
        return [Step.Out(start + offset, width, locks ? value & ~(TcoLock << ((Tco1Cnt - offset) * 8)) : value), Step.In(start + 0x60, 4), Step.In(start + 0x64, 4)];
    }
}
