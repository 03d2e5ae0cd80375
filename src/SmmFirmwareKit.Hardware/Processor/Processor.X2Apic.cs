// The local APIC as MSRs: which exist in x2APIC mode, who may read or write them, and how the mode changes.
using SmmFirmwareKit.Execution;
using R = SmmFirmwareKit.Hardware.LocalApicRegisterMap;

namespace SmmFirmwareKit.Hardware;

/// <summary>SDM vol. 3 §12.12 "Extended xAPIC (x2APIC)", tables 12-6 and 12-7.</summary>
public sealed partial class Processor
{
    private const uint X2ApicFirstMsr = R.MsrViewStart;
    private const uint X2ApicLastMsr = 0x83F;

    private static bool IsX2ApicMsr(uint number) => number is >= X2ApicFirstMsr and <= X2ApicLastMsr;

    private ulong ReadX2Apic(uint number)
    {
        (int offset, MsrView view) = X2ApicRegister(number);
        if (view.Access == AccessKind.WriteOnly)
        {
            throw GeneralProtection(number, "read, but is write-only");
        }

        return offset switch
        {
            R.IdOffset => Place.ApicId,
            R.LdrOffset => (Place.ApicId >> 4 << 16) | 1u << (int)(Place.ApicId & 15),
            _ when view.Wide => _apic.Read(offset) | (ulong)_apic.Read(offset + R.Slot) << 32,
            _ => _apic.Read(offset),
        };
    }

    private void WriteX2Apic(uint number, ulong value)
    {
        (int offset, MsrView view) = X2ApicRegister(number);
        if (view.Access == AccessKind.ReadOnly)
        {
            throw GeneralProtection(number, "written, but is read-only");
        }

        if ((value & view.Reserved) != 0)
        {
            throw GeneralProtection(number, $"written 0x{value:X}, which sets reserved bits");
        }

        if (offset == R.SelfIpiOffset)
        {
            Interrupt((byte)value);
            return;
        }

        if (view.Wide)
        {
            _apic.Write(offset + R.Slot, (uint)(value >> 32));
        }

        WriteApic(offset, (uint)value);
    }

    private (int Offset, MsrView View) X2ApicRegister(uint number)
    {
        if (!X2Apic)
        {
            throw new ExecutionException("SFK7207", $"#GP: MSR 0x{number:X} was accessed outside x2APIC mode; set IA32_APIC_BASE.EXTD first");
        }

        int offset = (int)(number - X2ApicFirstMsr) * R.Slot;
        return R.MsrViewAt(offset) is { } view ? (offset, view)
            : R.IsDeclared(offset) ? throw GeneralProtection(number, "accessed, but does not exist in x2APIC mode")
            : throw new ExecutionException("SFK7211", $"local APIC register 0x{offset:X} was touched as MSR 0x{number:X}; it is reserved or not modelled (SDM vol. 3 table 12-6)");
    }

    // The transitions of SDM vol. 3 figure 12-26: no way from x2APIC to xAPIC, nor from disabled to x2APIC, in one write.
    private void RequireModeChange(uint number, ulong old, ulong value)
    {
        if (number == MsrFile.EferOffset && (_cpu.Cr0 & Cr0Paging) != 0 && ((old ^ value) & MsrFile.EferLmeMask) != 0)
        {
            throw GeneralProtection(number, "written with another LME while paging is on");
        }

        if (number != MsrFile.ApicBaseOffset)
        {
            return;
        }

        const ulong extd = MsrFile.ApicBaseExtdMask;
        const ulong enabled = MsrFile.ApicBaseEnMask;
        const ulong mode = enabled | extd;
        bool allowed = (old & mode, value & mode) switch
        {
            (_, extd) => false,
            (mode, enabled) => false,
            (0, mode) => false,
            _ => true,
        };
        if (!allowed)
        {
            throw GeneralProtection(number, $"changed from 0x{old:X} to 0x{value:X}: the local APIC goes from disabled to xAPIC to x2APIC to disabled only");
        }
    }

    private static ExecutionException GeneralProtection(uint number, string what) =>
        new("SFK7207", $"#GP: MSR 0x{number:X} was {what}");
}
