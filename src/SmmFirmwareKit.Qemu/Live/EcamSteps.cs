// Traffic to PCIEXBAR and through the window that it opens, wherever that lies.
using SmmFirmwareKit.Conformance;
using SmmFirmwareKit.Hardware;

namespace SmmFirmwareKit.Qemu.Live;

internal sealed class EcamSteps : IStepSource
{
    private const int Pciexbar = 0x60;
    private const uint Enable = 1;

    // Where windows of each length may begin: on their own, over RAM, flash, I/O APIC and high SMRAM, above 4 GiB.
    private static readonly uint[] s_bases = [0xB000_0000, 0xB000_0000, 0xE000_0000, 0xF000_0000, 0xF000_0000, 0xFC00_0000, 0xFE00_0000, 0, 0, 0x1000_0000, 0x0E00_0000];
    private static readonly uint[] s_highs = [0, 0, 0, 1, 0xF, 0x10, 0xFFFF_FFFF];
    private static readonly int[] s_widths = [1, 2, 4, 4, 8];
    private static readonly int[] s_pieces = [0, 1, 2, 3, 4, 5];

    public string Block => "pciexbar";

    public IEnumerable<string> Next(Dice dice, RecordedMachine model) => dice.Below(8) switch
    {
        0 => [Low(dice)],
        1 => [Low(dice), High(dice)],
        2 => [Step.WriteConfig(0, Pciexbar + dice.Of<int>(s_pieces), dice.Width(), dice.Value())],
        3 => [Step.ReadConfig(0, Pciexbar, 4), Step.ReadConfig(0, Pciexbar + 4, 4)],
        _ => [Through(dice, model)],
    };

    private static string Low(Dice dice)
    {
        uint length = (uint)dice.Below(4) << 1;
        uint enable = dice.OnceIn(6) ? 0 : Enable;
        uint storage = dice.OnceIn(3) ? dice.Value() & 0x01FF_FFF8 : 0;
        return Step.WriteConfig(0, Pciexbar, 4, dice.Of<uint>(s_bases) | length | enable | storage);
    }

    private static string High(Dice dice) => Step.WriteConfig(0, Pciexbar + 4, 4, dice.Of<uint>(s_highs));

    private static string Through(Dice dice, RecordedMachine model)
    {
        AddressMap map = model.Chipset.Map;
        uint function = Functions.Any(dice);
        int width = dice.Of<int>(s_widths);
        int register = Functions.Register(dice);
        ulong address = map.EcamBase + (function << 12) + (uint)register;
        return dice.OnceIn(2) || !Functions.MayWrite(function, register, width)
            ? Step.ReadMemory(address, width)
            : Step.WriteMemory(address, width, ((ulong)dice.Value() << 32) | dice.Value());
    }
}
