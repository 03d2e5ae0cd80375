// Traffic to the memory controller hub's configuration space: SMRAM, TSEG, the default-SMBASE lock, the TSEG query.
using SmmFirmwareKit.Conformance;

namespace SmmFirmwareKit.Qemu.Live;

internal sealed class MchSteps : IStepSource
{
    private const int Device = 0;
    private const int ConfigSize = 0x100;

    private static readonly int[] s_registers = [0x50, 0x50, 0x51, 0x9C, 0x9C, 0x9C, 0x9D, 0x9D, 0x9D, 0x9D, 0x9E, 0x9E, 0x9E, 0x9B, 0x9F, 0x90, 0x93];
    private static readonly uint[] s_values = [0xFF, 0x02, 0x01, 0x1A, 0x5A, 0x4A, 0x0A, 0x6A, 0x48, 0x08, 0x81, 0x87, 0x07, 0x05, 0x03, 0x01, 0xFFFF, 0x0801, 0x874A];

    public string Block => "mch";

    public IEnumerable<string> Next(Dice dice, RecordedMachine model)
    {
        int register = dice.OnceIn(6) ? dice.Below(ConfigSize) : dice.Of<int>(s_registers);
        int width = dice.Width();
        if (dice.OnceIn(2))
        {
            return [Step.ReadConfig(Device, register, width)];
        }

        uint value = dice.OnceIn(3) ? dice.Value() : dice.Of<uint>(s_values);

        // A lock ends all variety until the next reset: most writes leave it alone.
        bool locks = register <= 0x9D && register + width > 0x9D && !dice.OnceIn(5);
        value = locks ? value & ~(0x10U << ((0x9D - register) * 8)) : value;
        return [Step.WriteConfig(Device, register, width, value)];
    }
}
