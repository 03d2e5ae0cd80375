// Traffic to the PAM registers and to the ROM and RAM between 0xC0000 and 1 MiB that they choose from.
using SmmFirmwareKit.Conformance;

namespace SmmFirmwareKit.Qemu.Live;

internal sealed class ShadowSteps : IStepSource
{
    private const int Pam0 = 0x90;
    private const int Pams = 7;
    private const ulong First = 0xC0000;
    private const int Segments = 16;
    private const ulong SegmentSize = 0x4000;

    private static readonly uint[] s_attributes = [0x00, 0x11, 0x22, 0x33, 0x33, 0x30, 0x03, 0x10, 0x01, 0x20, 0x02, 0xFF, 0xCC];
    private static readonly int[] s_widths = [1, 2, 4, 8];

    public string Block => "pam";

    public IEnumerable<string> Next(Dice dice, RecordedMachine model)
    {
        int pam = Pam0 + dice.Below(Pams);

        // At a border of two segments, or anywhere in one.
        ulong address = First + ((ulong)dice.Below(Segments + 1) * SegmentSize) + (ulong)dice.Below(24) - 16 + (dice.OnceIn(3) ? (ulong)dice.Below((int)SegmentSize) : 0);
        int width = dice.Of<int>(s_widths);
        return dice.Below(10) switch
        {
            0 or 1 => [Step.WriteConfig(0, pam, 1, dice.Of<uint>(s_attributes))],
            2 => [Step.WriteConfig(0, pam, dice.Of<int>(2, 4), dice.Value()), Step.ReadConfig(0, pam & ~3, 4)],
            3 => [Step.ReadConfig(0, pam, 1)],
            4 or 5 or 6 => [Step.ReadMemory(address, width)],
            7 => [Step.ReadBytes(address, 1 + dice.Below(40))],
            8 => [Step.WriteBytes(address, dice.Bytes(1 + dice.Below(40)))],
            _ => [Step.WriteMemory(address, width, ((ulong)dice.Value() << 32) | dice.Value())],
        };
    }
}
