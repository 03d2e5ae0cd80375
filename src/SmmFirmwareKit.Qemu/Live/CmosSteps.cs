// Traffic to CMOS: what firmware learns about memory and CPUs, and bytes that only store.
using SmmFirmwareKit.Hardware;
using SmmFirmwareKit.Conformance;

namespace SmmFirmwareKit.Qemu.Live;

internal sealed class CmosSteps : IStepSource
{
    // Those of the battery-backed bytes that belong to the clock.
    private const uint Century = 0x32;
    private const uint CenturyOfPs2 = 0x37;

    private static readonly uint[] s_indices = [Cmos.CpuCount, Cmos.CpuCount, Cmos.ShutdownStatus, 0x14, 0x15, 0x16, 0x17, 0x18, 0x30, 0x31, 0x34, 0x35, 0x38, 0x3D, 0x5B, 0x5C, 0x5D, 0x70, 0x7F];

    public string Block => "cmos";

    public IEnumerable<string> Next(Dice dice, RecordedMachine model)
    {
        uint index = Index(dice) | (dice.OnceIn(4) ? 0x80U : 0);
        string select = Step.Out(Cmos.IndexPort, 1, index);
        return dice.Below(5) switch
        {
            0 => [select, Step.Out(Cmos.IndexPort + 1, 1, dice.Value()), Step.In(Cmos.IndexPort + 1, 1)],
            1 => [select, Step.In(Cmos.IndexPort + dice.Below(2), dice.Width())],
            2 => [Step.Out(Cmos.IndexPort, dice.Of<int>(2, 4), index | (Data(dice) << 8) | (Index(dice) << 16) | (Data(dice) << 24)), Step.In(Cmos.IndexPort, dice.Of<int>(1, 2, 4))],
            _ => [select, Step.In(Cmos.IndexPort + 1, 1)],
        };
    }

    private static uint Data(Dice dice) => (byte)dice.Value();

    private static uint Index(Dice dice)
    {
        uint index = CmosRegisters.FirstByte + (uint)dice.Below(0x80 - CmosRegisters.FirstByte);
        return dice.OnceIn(2) || index is Century or CenturyOfPs2 ? dice.Of<uint>(s_indices) : index;
    }
}
