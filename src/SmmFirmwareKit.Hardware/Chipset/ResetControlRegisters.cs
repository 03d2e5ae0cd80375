// RST_CNT, port 0xCF9.
using static SmmFirmwareKit.Hardware.AccessKind;

namespace SmmFirmwareKit.Hardware;

[RegisterBlock("reset control", RegisterSpace.Ports, Base = 0xCF9, Size = 1, Source = "ICH9 datasheet, 13.7.5; QEMU hw/isa/lpc_ich9.c")]
internal sealed partial class ResetControlRegisters
{
    [Register("RST_CNT", 0, "Reset control", Source = "ich9_rst_cnt_write")]
    [Bits("SYS_RST", 1, ReadWrite, "hard or soft reset; stored")]
    [Bits("RST_CPU", 2, WriteOnly, "reset now")]
    [Bits("FULL_RST", 3, ReadWrite, "with a power cycle; stored")]
    public partial byte RstCnt { get; }
}
