// Traffic to the CPU hot-plug block: selectors, flags, commands, data, in both of its interfaces.
using SmmFirmwareKit.Hardware;
using SmmFirmwareKit.Conformance;

namespace SmmFirmwareKit.Qemu.Live;

internal sealed class CphpSteps : IStepSource
{
    private const int LegacySize = 32;

    // Ends a sequence, see Hazards: rare, so that sequences get long.
    private const uint Eject = 0x08;

    public string Block => "cphp";

    public IEnumerable<string> Next(Dice dice, RecordedMachine model) => dice.Below(10) switch
    {
        0 => [Step.Out(At(0), 4, Selector(dice, model))],
        1 => [Step.Out(At(0), dice.Width(), dice.OnceIn(3) ? dice.Value() : Selector(dice, model))],
        2 => [Step.Out(At(4), 1, dice.OnceIn(60) ? Eject : dice.Of<uint>(0x02, 0x02, 0x04, 0x10, 0x10, 0x06, 0x1F, 0x01, 0))],
        3 => [Step.Out(At(5), 1, dice.Of<uint>(0, 0, 1, 2, 3, 3, 4, 0xFF))],
        4 => [Step.Out(At(8), dice.Of<int>(1, 2, 4, 4), dice.Value())],
        5 => [Step.In(At(4), 1)],
        6 => [Step.In(At(8), 4), Step.In(At(0), 4)],
        7 => [Step.Out(At(0), 4, Selector(dice, model)), Step.Out(At(5), 1, 0), Step.In(At(8), 4), Step.In(At(4), 1)],
        8 => [Step.In(At(dice.Below(model.Chipset.CpuHotplug.Modern ? 12 : LegacySize)), dice.Width())],
        _ => [Step.Out(At(dice.Below(12)), dice.Width(), dice.OnceIn(20) ? dice.Value() : dice.Value() & ~Eject)],
    };

    private static int At(int offset) => CpuHotplugBlock.BasePort + offset;

    private static uint Selector(Dice dice, RecordedMachine model) => (uint)dice.Below(model.Chipset.PossibleCpus.Count + 2);
}
