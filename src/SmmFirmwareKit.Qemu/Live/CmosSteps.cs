// Traffic to CMOS: what firmware learns about memory and CPUs, and bytes that only store.
using SmmFirmwareKit.Hardware;
using SmmFirmwareKit.Conformance;

namespace SmmFirmwareKit.Qemu.Live;

internal sealed class CmosSteps : IStepSource
{
    private static readonly uint[] s_indices = [Cmos.CpuCount, Cmos.CpuCount, Cmos.ShutdownStatus, 0x15, 0x16, 0x17, 0x18, 0x30, 0x31, 0x34, 0x35, 0x5B, 0x5C, 0x5D, 0x70, 0x7F];

    public string Block => "cmos";

    public IEnumerable<string> Next(Dice dice, RecordedMachine model)
    {
        string select = Step.Out(Cmos.IndexPort, 1, dice.Of<uint>(s_indices) | (dice.OnceIn(4) ? 0x80U : 0));
        return dice.Below(4) switch
        {
            0 => [select, Step.Out(Cmos.IndexPort + 1, 1, dice.Value()), Step.In(Cmos.IndexPort + 1, 1)],
            1 => [select, Step.In(Cmos.IndexPort, 1)],
            _ => [select, Step.In(Cmos.IndexPort + 1, 1)],
        };
    }
}
