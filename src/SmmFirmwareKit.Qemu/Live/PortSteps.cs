// Traffic to ports that nobody claims, to the debug and reset ports, and across the edges of every block of ports.
using SmmFirmwareKit.Conformance;
using SmmFirmwareKit.Hardware;

namespace SmmFirmwareKit.Qemu.Live;

internal sealed class PortSteps : IStepSource
{
    // A20 stays on, and nothing resets: QEMU carries out a reset when it gets round to it, perhaps after the next request.
    private const uint A20Gate = 0x0202_0202;
    private const uint InitNow = 0x0101_0101;
    private const uint ResetNow = 0x04;

    // Unclaimed, and before, in and behind: debug port, APM, hot-plug block and CONFIG_ADDRESS, CONFIG_DATA, fw_cfg, last port.
    private static readonly int[] s_reads =
    [
        0x80, 0x100, 0x3F8, 0x2345, 0x400, 0x401, 0x402, 0x403, 0xAE, 0xAF, 0xB0, 0xB1, 0xB2, 0xB3, 0xB4, 0x8F + 1, 0x91, 0x92, 0x93,
        0xCF4, 0xCF5, 0xCF6, 0xCF7, 0xCF9, 0xD00, 0x50D, 0x50E, 0x50F, 0x510, 0x511, 0x512, 0x513, 0x514, 0x515, 0x516, 0x517, 0x518,
        0x519, 0x51A, 0x51B, 0x51C, 0xFFFC, 0xFFFD, 0xFFFE, 0xFFFF,
    ];

    private static readonly int[] s_writes = [0x80, 0x100, 0x3F8, 0x2345, 0x400, 0x401, 0x402, 0x402, 0x403, 0xAF, 0xB0, 0xB1, 0xB3, 0xB4, 0xCF5, 0xCF6, 0xCF7, 0x50D, 0x511, 0x512, 0x51C, 0xFFFD, 0xFFFF];

    public string Block => "ports";

    public IEnumerable<string> Next(Dice dice, RecordedMachine model) => dice.Below(8) switch
    {
        0 or 1 or 2 or 3 => [Step.In(dice.Of<int>(s_reads), dice.Width())],
        4 or 5 => [Step.Out(dice.Of<int>(s_writes), dice.Width(), dice.Value())],
        6 => [Step.Out(FastReset.Port92 - dice.Below(2), dice.Width(), (dice.Value() | A20Gate) & ~InitNow), Step.In(FastReset.Port92, 1)],
        _ => [Step.Out(ResetControl.ResetPort, dice.Width(), dice.Value() & ~ResetNow), Step.In(ResetControl.ResetPort, dice.Width())],
    };
}
