// Traffic to the LPC bridge's configuration space: PMBASE, ACPI_CNTL, GEN_PMCON_1, interrupt routes.
using SmmFirmwareKit.Conformance;

namespace SmmFirmwareKit.Qemu.Live;

internal sealed class LpcSteps : IStepSource
{
    private const int Device = 31;
    private const int ConfigSize = 0x100;
    private const int Pmbase = 0x40;
    private const int AcpiCntl = 0x44;

    private const int Bases = 0x200;

    // Where firmware puts it; over debug port and fw_cfg; at the end of the ports; nowhere.
    private static readonly uint[] s_bases = [0x0601, 0x0601, 0x0601, 0xB001, 0x0401, 0x0501, 0xFF01, 0xFF81, 0x0001];
    private static readonly int[] s_registers = [0x40, 0x41, 0x44, 0x44, 0x44, 0x45, 0x60, 0x63, 0x68, 0xA0, 0xA0, 0xA0, 0xA1, 0xA4, 0xA6, 0xDC];
    private static readonly uint[] s_values = [0x80, 0x80, 0x81, 0x84, 0x85, 0x82, 0x86, 0x00, 0x10, 0x20, 0x30, 0x00];

    public string Block => "ich9";

    public IEnumerable<string> Next(Dice dice, RecordedMachine model)
    {
        if (dice.OnceIn(12))
        {
            return Place(dice);
        }

        int register = dice.OnceIn(6) ? dice.Below(ConfigSize) : dice.Of<int>(s_registers);
        int width = dice.Width();
        return dice.OnceIn(2)
            ? [Step.ReadConfig(Device, register, width)]
            : [Step.WriteConfig(Device, register, width, dice.OnceIn(4) ? dice.Value() : dice.Of<uint>(s_values))];
    }

    /// <summary>Moves the SCI to another interrupt, and an SCI that is raised along with it.</summary>
    public static string Route(Dice dice) => Step.WriteConfig(Device, AcpiCntl, 1, 0x80 | (uint)dice.Below(8));

    /// <summary>Puts the power management block somewhere.</summary>
    public static IEnumerable<string> Place(Dice dice)
    {
        uint start = dice.OnceIn(3) ? (uint)dice.Below(Bases) << 7 | (uint)dice.Below(8) : dice.Of<uint>(s_bases);
        return [Step.WriteConfig(Device, Pmbase, dice.OnceIn(4) ? 2 : 4, start), Step.WriteConfig(Device, AcpiCntl, 1, 0x80 | dice.Of<uint>(0, 0, 0, 1, 4))];
    }
}
