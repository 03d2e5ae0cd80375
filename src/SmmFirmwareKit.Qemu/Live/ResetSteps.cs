// Traffic to the ports by which software resets the machine, and to CONFIG_ADDRESS, over which one of them lies.
using SmmFirmwareKit.Conformance;
using SmmFirmwareKit.Hardware;

namespace SmmFirmwareKit.Qemu.Live;

internal sealed class ResetSteps : IStepSource
{
    private const int Nearby = 4;

    public string Block => "reset";

    public IEnumerable<string> Next(Dice dice, RecordedMachine model) => dice.Below(4) switch
    {
        0 => [Step.Out(ResetControl.ResetPort, dice.Width(), Rarely(dice, 0x04, dice.Value())), Step.In(ResetControl.ResetPort, dice.Width())],
        1 => [Step.Out(FastReset.Port92, dice.Width(), Rarely(dice, 0x01010101, dice.Value())), Step.In(FastReset.Port92, dice.Width())],
        2 => [AroundConfigAddress(dice), Step.In(PciConfig.AddressPort, 4)],
        _ => [Step.Out(FastReset.Port92 - 1, dice.Width(), Rarely(dice, 0x0100, dice.Value())), Step.In(FastReset.Port92 - 1, dice.Width())],
    };

    // Up to CONFIG_DATA, but not into it: configuration writes are other sources' business.
    private static string AroundConfigAddress(Dice dice)
    {
        int port = PciConfig.AddressPort - Nearby + dice.Below(Nearby + 4);
        int width = Math.Min(dice.Width(), PciConfig.DataPort - port);
        return Step.Out(port, width == 3 ? 2 : width, Rarely(dice, 0x04040404, dice.Value()));
    }

    // A reset ends what other blocks have come to: most writes leave its bits alone.
    private static uint Rarely(Dice dice, uint bits, uint value) => dice.OnceIn(4) ? value : value & ~bits;
}
