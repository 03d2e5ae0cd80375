// Traffic to RCBA and through the window that it opens, wherever that lies.
using SmmFirmwareKit.Conformance;
using SmmFirmwareKit.Hardware;

namespace SmmFirmwareKit.Qemu.Live;

internal sealed class RootComplexSteps : IStepSource
{
    private const int Device = 31;
    private const int Rcba = 0xF0;
    private const uint Usual = 0xFED1_C000;

    // On its own, over RAM, SMRAM, ROM, flash, interrupt controllers and the PCI Express window.
    private static readonly uint[] s_bases = [Usual, Usual, Usual, 0, 0x3_0000, 0x4_C000, 0xA_0000, 0xC_0000, 0xF_C000, 0xFEC0_0000, 0xFEE0_0000, 0xFFFC_0000, 0xFFFF_C000, 0xB000_0000, 0xFEDA_0000];
    private static readonly int[] s_offsets = [0, 0x3000, 0x3140, 0x3142, 0x3144, 0x3148, 0x3150, 0x31FF, 0x3400, 0x3410, 0x3418, 0x341F, 0x3FFF];
    private static readonly int[] s_widths = [1, 2, 4, 8];

    public string Block => "rcba";

    public IEnumerable<string> Next(Dice dice, RecordedMachine model) => dice.Below(8) switch
    {
        0 => [Step.WriteConfig(Device, Rcba, 4, Base(dice, model) | (dice.OnceIn(4) ? 0U : 1))],
        1 => [dice.OnceIn(2) ? Step.WriteConfig(Device, Rcba + dice.Below(4), dice.Width(), dice.Value()) : Step.ReadConfig(Device, Rcba, 4)],
        _ => [Through(dice, model)],
    };

    // TSEG's sizes are counted down from the end of RAM.
    private static uint Base(Dice dice, RecordedMachine model) => dice.OnceIn(5)
        ? (uint)model.Chipset.Configuration.LowRamBytes - (dice.Of<uint>(1, 2, 8, 16) << 20)
        : dice.Of<uint>(s_bases);

    private static string Through(Dice dice, RecordedMachine model)
    {
        int offset = dice.OnceIn(4) ? dice.Below(RootComplex.WindowSize) : dice.Of<int>(s_offsets) - dice.Below(4) + dice.Below(4);
        ulong address = model.Chipset.Map.RootComplexBase + (ulong)Math.Max(offset, 0);
        int width = dice.Of<int>(s_widths);
        return dice.OnceIn(2)
            ? Step.ReadMemory(address, width)
            : Step.WriteMemory(address, width, ((ulong)dice.Value() << 32) | dice.Value());
    }
}
