// The two faces of the local APIC: the xAPIC page and the x2APIC MSRs; and what a write to ICR or EOI sets off.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Hardware;

public sealed partial class Processor
{
    private const ulong ApicBaseBsp = 1 << 8;
    private const ulong ApicBaseExtd = 1 << 10;
    private const ulong ApicBaseEnable = 1 << 11;
    private const uint X2ApicFirstMsr = 0x800;
    private const uint X2ApicLastMsr = 0x83F;
    private const int IdOffset = 0x20;
    private const int EoiOffset = 0xB0;
    private const int IcrLowOffset = 0x300;
    private const int IcrHighOffset = 0x310;
    private const int SelfIpiOffset = 0x3F0;

    private static bool IsX2ApicMsr(uint number) => number is >= X2ApicFirstMsr and <= X2ApicLastMsr;

    private uint ReadApicPage(ulong address, int width) => _apic.Read(ApicRegister(address, width));

    private void WriteApicPage(ulong address, int width, uint value) => WriteApic(ApicRegister(address, width), value);

    private int ApicRegister(ulong address, int width)
    {
        ulong apicBase = Msr(MsrFile.ApicBase);
        bool decodes = (apicBase & (ApicBaseEnable | ApicBaseExtd)) == ApicBaseEnable && address - (apicBase & ~0xFFFUL) < 0x1000;
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
            case EoiOffset:
                EndOfInterrupt();
                break;
            case IcrLowOffset:
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
            _machine.IoApic.EndOfInterrupt((byte)vector);
        }
    }

    private ulong ReadX2Apic(uint number)
    {
        RequireX2Apic(number);
        int offset = (int)(number - X2ApicFirstMsr) << 4;
        return offset switch
        {
            IdOffset => Place.ApicId,
            IcrLowOffset => _apic.Read(IcrLowOffset) | (ulong)_apic.Read(IcrHighOffset) << 32,
            _ => _apic.Read(offset),
        };
    }

    private void WriteX2Apic(uint number, ulong value)
    {
        RequireX2Apic(number);
        int offset = (int)(number - X2ApicFirstMsr) << 4;
        if (offset == SelfIpiOffset)
        {
            Interrupt((byte)value);
            return;
        }

        if (offset == IcrLowOffset)
        {
            _apic.Write(IcrHighOffset, (uint)(value >> 32));
        }

        WriteApic(offset, (uint)value);
    }

    private void RequireX2Apic(uint number)
    {
        if (!X2Apic)
        {
            throw new ExecutionException("SFK7207", $"#GP: MSR 0x{number:X} was accessed outside x2APIC mode; set IA32_APIC_BASE.EXTD first");
        }
    }
}
