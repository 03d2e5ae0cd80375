// The local APIC as MSRs: which exist in x2APIC mode, who may read or write them, and how the mode changes.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Hardware;

/// <summary>SDM vol. 3 §12.12 "Extended xAPIC (x2APIC)", tables 12-6 and 12-7.</summary>
public sealed partial class Processor
{
    private const uint X2ApicFirstMsr = 0x800;
    private const uint X2ApicLastMsr = 0x83F;
    private const int LogicalDestinationOffset = 0xD0;
    private const int DestinationFormatOffset = 0xE0;
    private const int SelfIpiOffset = 0x3F0;

    private static bool IsX2ApicMsr(uint number) => number is >= X2ApicFirstMsr and <= X2ApicLastMsr;

    private ulong ReadX2Apic(uint number)
    {
        int offset = X2ApicOffset(number);
        return offset switch
        {
            EoiOffset or SelfIpiOffset => throw GeneralProtection(number, "read, but is write-only"),
            IdOffset => Place.ApicId,
            LogicalDestinationOffset => (Place.ApicId >> 4 << 16) | 1u << (int)(Place.ApicId & 15),
            IcrLowOffset => _apic.Read(IcrLowOffset) | (ulong)_apic.Read(IcrHighOffset) << 32,
            _ => _apic.Read(offset),
        };
    }

    private void WriteX2Apic(uint number, ulong value)
    {
        int offset = X2ApicOffset(number);
        RequireWritable(number, offset, value);
        switch (offset)
        {
            case SelfIpiOffset:
                Interrupt((byte)value);
                return;
            case IcrLowOffset:
                _apic.Write(IcrHighOffset, (uint)(value >> 32));
                break;
        }

        WriteApic(offset, (uint)value);
    }

    private int X2ApicOffset(uint number)
    {
        if (!X2Apic)
        {
            throw new ExecutionException("SFK7207", $"#GP: MSR 0x{number:X} was accessed outside x2APIC mode; set IA32_APIC_BASE.EXTD first");
        }

        int offset = (int)(number - X2ApicFirstMsr) << 4;
        return offset is DestinationFormatOffset or IcrHighOffset
            ? throw GeneralProtection(number, "accessed, but does not exist in x2APIC mode")
            : offset;
    }

    private static void RequireWritable(uint number, int offset, ulong value)
    {
        ulong writable = offset switch
        {
            IdOffset or 0x30 or 0xA0 or LogicalDestinationOffset or (>= 0x100 and < 0x280) or 0x390 => throw GeneralProtection(number, "written, but is read-only"),
            EoiOffset or 0x280 => 0, // EOI and ESR take zero only
            0x80 or SelfIpiOffset => 0xFF,
            0xF0 => 0x13FF,
            IcrLowOffset => 0xFFFFFFFF_000CCFFF,
            0x380 => uint.MaxValue,
            0x3E0 => 0xB,
            _ => 0x7F7FF, // the LVT entries; each has fewer, and read-only bits in between are ignored
        };
        if ((value & ~writable) != 0)
        {
            throw GeneralProtection(number, $"written 0x{value:X}, which sets reserved bits");
        }
    }

    // The transitions of SDM vol. 3 figure 12-26: no way from x2APIC to xAPIC, nor from disabled to x2APIC, in one write.
    private void RequireModeChange(uint number, ulong old, ulong value)
    {
        if (number == MsrFile.Efer && (_cpu.Cr0 & Cr0Paging) != 0 && ((old ^ value) & EferLongModeEnable) != 0)
        {
            throw GeneralProtection(number, "written with another LME while paging is on");
        }

        if (number != MsrFile.ApicBase)
        {
            return;
        }

        const ulong mode = ApicBaseEnable | ApicBaseExtd;
        bool allowed = (old & mode, value & mode) switch
        {
            (_, ApicBaseExtd) => false,
            (mode, ApicBaseEnable) => false,
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
