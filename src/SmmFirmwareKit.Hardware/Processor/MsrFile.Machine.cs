// The model-specific registers about machine checks and shadow stacks: storage for firmware that saves and restores them.
using static SmmFirmwareKit.Hardware.AccessKind;

namespace SmmFirmwareKit.Hardware;

internal partial struct MsrFile
{
    private const string MachineCheck = "vol. 3, 17.3.1";
    private const string ControlFlow = "vol. 3, 7.15; vol. 1, 17.2.1";

    [Register("IA32_MCG_CAP", 0x179, "Machine check capabilities", Reset = 0x0100000A, Source = MachineCheck)]
    [Bits("COUNT", 7, 0, ReadOnly, "banks")]
    [Bits("MCG_SER_P", 24, ReadOnly, "software error recovery")]
    public readonly partial ulong McgCap { get; }

    [Register("IA32_MCG_STATUS", 0x17A, "Machine check status", Source = MachineCheck)]
    [Bits("RIPV", 0, ReadWrite, "the interrupted program can go on")]
    [Bits("EIPV", 1, ReadWrite, "the error belongs to the instruction")]
    [Bits("MCIP", 2, ReadWrite, "machine check in progress")]
    [Bits("LMCE_S", 3, ReadWrite, "it was local")]
    public readonly partial ulong McgStatus { get; }

    [Register("IA32_MCG_EXT_CTL", 0x4D0, "Local machine checks", Source = MachineCheck)]
    [Bits("LMCE_EN", 0, ReadWrite, "local machine checks enable")]
    public readonly partial ulong McgExtCtl { get; }

    [Register("IA32_S_CET", 0x6A2, "Supervisor control-flow enforcement", Access = ReadWrite, Source = ControlFlow)]
    public readonly partial ulong SCet { get; }

    [Register("IA32_PL0_SSP", 0x6A4, "Shadow stack pointer of ring 0", Access = ReadWrite, Source = ControlFlow)]
    public readonly partial ulong Pl0Ssp { get; }

    [Register("IA32_INTERRUPT_SSP_TABLE_ADDR", 0x6A8, "Shadow stacks of interrupts", Access = ReadWrite, Source = ControlFlow)]
    public readonly partial ulong InterruptSspTableAddr { get; }
}
