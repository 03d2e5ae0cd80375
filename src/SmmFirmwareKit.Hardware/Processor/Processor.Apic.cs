// The local APIC's xAPIC page, and what a write to ICR or EOI sets off in either mode.
using SmmFirmwareKit.Execution;
using R = SmmFirmwareKit.Hardware.LocalApicRegisterMap;

namespace SmmFirmwareKit.Hardware;

public sealed partial class Processor
{
    private uint ReadApicPage(ulong address, int width) => _apic.Read(ApicRegister(address, width));

    private void WriteApicPage(ulong address, int width, uint value) => WriteApic(ApicRegister(address, width), value);

    private int ApicRegister(ulong address, int width)
    {
        ulong apicBase = _cpu.Msrs.ApicBase;
        bool decodes = _cpu.Msrs.ApicBaseEn && !X2Apic && address - (apicBase & MsrFile.ApicBaseBaseMask) < 0x1000;
        if (!decodes || width != 4 || (address & 0xF) != 0)
        {
            throw new ExecutionException("SFK7212", $"an access of {width} bytes at 0x{address:X} is not a 32-bit aligned access to this processor's xAPIC page (IA32_APIC_BASE 0x{apicBase:X}); in x2APIC mode use MSRs 0x800..0x83F");
        }

        return (int)(address & 0xFFF);
    }

    private void WriteApic(int offset, uint value)
    {
        switch (offset)
        {
            case R.EoiOffset:
                EndOfInterrupt();
                break;
            case R.IcrLowOffset:
                _apic.Write(offset, value);
                _machine.Send(this, _apic.Command(X2Apic));
                break;
            default:
                _apic.Write(offset, value);
                break;
        }

        if (_apic.HasInterrupt)
        {
            RaiseAttention();
        }
    }

    private void EndOfInterrupt()
    {
        int vector = _apic.EndOfInterrupt();
        if (vector >= 0)
        {
            _machine.Chipset.IoApic.EndOfInterrupt((byte)vector);
        }
    }
}
