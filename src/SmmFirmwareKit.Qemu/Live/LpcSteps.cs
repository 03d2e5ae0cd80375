// Traffic to the LPC bridge's configuration space: PMBASE, ACPI_CNTL, GEN_PMCON_1, interrupt routes.
using SmmFirmwareKit.Conformance;

namespace SmmFirmwareKit.Qemu.Live;

internal sealed class LpcSteps : IStepSource
{
    private const int Device = 31;
    private const int ConfigSize = 0x100;
    private const int Pmbase = 0x40;
    private const int AcpiCntl = 0x44;

    // Where no other device of q35 decodes.
    private static readonly uint[] s_bases = [0x0601, 0x0601, 0x0601, 0xB001, 0x0E01, 0x2F81, 0xFF01];
    private static readonly int[] s_registers = [0x44, 0x44, 0x44, 0x45, 0x60, 0x63, 0x68, 0xA0, 0xA0, 0xA0, 0xA1, 0xA4, 0xA6, 0xDC];
    private static readonly uint[] s_values = [0x80, 0x80, 0x81, 0x84, 0x85, 0x82, 0x86, 0x00, 0x10, 0x20, 0x30, 0x00];

    public string Block => "ich9";

    public IEnumerable<string> Next(Dice dice, RecordedMachine model)
    {
        if (dice.OnceIn(12))
        {
            return [Step.WriteConfig(Device, Pmbase, 4, dice.Of<uint>(s_bases)), Step.WriteConfig(Device, AcpiCntl, 1, 0x80)];
        }

        int register = dice.OnceIn(6) ? dice.Below(ConfigSize) : dice.Of<int>(s_registers);
        int width = dice.Width();
        // Random bases would move the block onto devices that the model leaves out.
        bool moves = register < Pmbase + 4 && register + width > Pmbase;
        return dice.OnceIn(2) || moves
            ? [Step.ReadConfig(Device, register, width)]
            : [Step.WriteConfig(Device, register, width, dice.OnceIn(4) ? dice.Value() : dice.Of<uint>(s_values))];
    }
}
