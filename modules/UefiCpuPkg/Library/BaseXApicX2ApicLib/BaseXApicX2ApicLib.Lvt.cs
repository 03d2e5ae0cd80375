// Instance of library class LocalApicLib: local vector table and end of interrupt.
using SmmFirmwareKit.Execution;
using static SmmFirmwareKit.Efi.LocalApicRegisters;

namespace SmmFirmwareKit.Modules.UefiCpuPkg;

public sealed partial class BaseXApicX2ApicLib
{
    private const uint SpuriousVector = 0xF;
    private const uint SvrVectorMask = 0xFF;

    // Delivery mode, polarity (13), trigger mode (15) and mask of an LVT entry for LINT0 and LINT1.
    private const uint LvtLintFields = (7 << 8) | (1 << 13) | (1 << 15) | LvtMask;

    /// <summary>The 8259 on LINT0, NMI on LINT1 (MultiProcessor Specification 1.4, 3.6.2.2 "Virtual Wire Mode").</summary>
    public async FirmwareTask ProgramVirtualWireMode()
    {
        uint spurious = await ReadLocalApicReg(XAPIC_SPURIOUS_VECTOR_OFFSET);
        await WriteLocalApicReg(XAPIC_SPURIOUS_VECTOR_OFFSET, (spurious & ~SvrVectorMask) | SpuriousVector | SvrSoftwareEnable);
        await SetLint(XAPIC_LVT_LINT0_OFFSET, LOCAL_APIC_DELIVERY_MODE_EXTINT);
        await SetLint(XAPIC_LVT_LINT1_OFFSET, LOCAL_APIC_DELIVERY_MODE_NMI);
    }

    public async FirmwareTask DisableLvtInterrupts()
    {
        await WriteLocalApicReg(XAPIC_LVT_LINT0_OFFSET, await ReadLocalApicReg(XAPIC_LVT_LINT0_OFFSET) | LvtMask);
        await WriteLocalApicReg(XAPIC_LVT_LINT1_OFFSET, await ReadLocalApicReg(XAPIC_LVT_LINT1_OFFSET) | LvtMask);
    }

    public FirmwareTask SendApicEoi() => WriteLocalApicReg(XAPIC_EOI_OFFSET, 0);

    private async FirmwareTask SetLint(uint offset, uint deliveryMode)
    {
        uint lint = await ReadLocalApicReg(offset);
        await WriteLocalApicReg(offset, (lint & ~LvtLintFields) | (deliveryMode << 8));
    }
}
