// Traffic to configuration mechanism #1 as ports: CONFIG_ADDRESS in all widths, enabled or not, and CONFIG_DATA in every lane.
using SmmFirmwareKit.Conformance;
using SmmFirmwareKit.Hardware;

namespace SmmFirmwareKit.Qemu.Live;

internal sealed class PciSteps : IStepSource
{
    private const uint Enable = 0x8000_0000;
    private const uint ReservedBits = 0x7F00_0000;
    private const int ConfigSize = 0x100;

    public string Block => "pci";

    public IEnumerable<string> Next(Dice dice, RecordedMachine model)
    {
        uint function = Functions.Any(dice);
        int register = dice.Below(ConfigSize);
        int width = dice.Width();
        return dice.Below(8) switch
        {
            0 => [Address(dice, function, register)],
            1 => [Step.Out(PciConfig.AddressPort + dice.Of<int>(0, 2, 3), dice.Of<int>(1, 2), dice.Value())],
            2 => [Step.In(PciConfig.AddressPort + dice.Below(4), dice.Width())],
            3 or 4 => [Address(dice, function, register), Step.In(PciConfig.DataPort + dice.Below(4), dice.Width())],
            5 => [Address(dice, function, register), Step.Out(PciConfig.DataPort + dice.Below(4), dice.Width(), dice.Value())],
            6 => [Step.ReadConfig(function, register, width)],
            _ => [Functions.MayWrite(function, register, width) ? Step.WriteConfig(function, register, width, dice.Value()) : Step.ReadConfig(function, register, width)],
        };
    }

    private static string Address(Dice dice, uint function, int register) =>
        Step.Out(PciConfig.AddressPort, 4, (dice.OnceIn(6) ? 0 : Enable) | (dice.OnceIn(4) ? dice.Value() & ReservedBits : 0) | (function << 8) | (uint)register);
}
