// Registers of the APM ports.
using static SmmFirmwareKit.Hardware.AccessKind;

namespace SmmFirmwareKit.Hardware;

[RegisterBlock("APM", RegisterSpace.Ports, Base = 0xB2, Size = 2, Source = "ICH9 datasheet, 13.7; QEMU hw/isa/apm.c")]
internal sealed partial class ApmRegisters
{
    [Register("APM_CNT", 0, "Command: a write raises an SMI", Access = ReadWrite, Domain = ResetDomain.PowerOn, Source = "apm_ioport_writeb")]
    public partial byte ApmCnt { get; }

    [Register("APM_STS", 1, "Status: passed from software to the SMI handler", Access = ReadWrite, Domain = ResetDomain.PowerOn, Source = "apm_ioport_writeb")]
    public partial byte ApmSts { get; }
}
