// Registers of the local APIC as EDK2's header names them.
namespace SmmFirmwareKit.Efi;

/// <summary>MdePkg/Include/Register/Intel/LocalApic.h; bits of ICR, SVR and LVT from SDM vol. 3 ch. 12.</summary>
public static class LocalApicRegisters
{
    public const uint XAPIC_ID_OFFSET = 0x20;
    public const uint XAPIC_VERSION_OFFSET = 0x30;
    public const uint XAPIC_EOI_OFFSET = 0x0B0;
    public const uint XAPIC_ICR_DFR_OFFSET = 0x0E0;
    public const uint XAPIC_SPURIOUS_VECTOR_OFFSET = 0x0F0;
    public const uint XAPIC_ICR_LOW_OFFSET = 0x300;
    public const uint XAPIC_ICR_HIGH_OFFSET = 0x310;
    public const uint XAPIC_LVT_TIMER_OFFSET = 0x320;
    public const uint XAPIC_LVT_LINT0_OFFSET = 0x350;
    public const uint XAPIC_LVT_LINT1_OFFSET = 0x360;
    public const uint XAPIC_TIMER_INIT_COUNT_OFFSET = 0x380;
    public const uint XAPIC_TIMER_CURRENT_COUNT_OFFSET = 0x390;
    public const uint XAPIC_TIMER_DIVIDE_CONFIGURATION_OFFSET = 0x3E0;

    public const uint X2APIC_MSR_BASE_ADDRESS = 0x800;
    public const uint X2APIC_MSR_ICR_ADDRESS = 0x830;

    public const uint LOCAL_APIC_DELIVERY_MODE_FIXED = 0;
    public const uint LOCAL_APIC_DELIVERY_MODE_LOWEST_PRIORITY = 1;
    public const uint LOCAL_APIC_DELIVERY_MODE_SMI = 2;
    public const uint LOCAL_APIC_DELIVERY_MODE_NMI = 4;
    public const uint LOCAL_APIC_DELIVERY_MODE_INIT = 5;
    public const uint LOCAL_APIC_DELIVERY_MODE_STARTUP = 6;
    public const uint LOCAL_APIC_DELIVERY_MODE_EXTINT = 7;

    public const uint LOCAL_APIC_DESTINATION_SHORTHAND_NO_SHORTHAND = 0;
    public const uint LOCAL_APIC_DESTINATION_SHORTHAND_SELF = 1;
    public const uint LOCAL_APIC_DESTINATION_SHORTHAND_ALL_INCLUDING_SELF = 2;
    public const uint LOCAL_APIC_DESTINATION_SHORTHAND_ALL_EXCLUDING_SELF = 3;

    /// <summary>LOCAL_APIC_ICR_LOW.DeliveryMode, bits 10:8.</summary>
    public const int IcrDeliveryModeShift = 8;

    /// <summary>LOCAL_APIC_ICR_LOW.DeliveryStatus, bit 12: the last IPI has not been accepted yet.</summary>
    public const uint IcrDeliveryStatus = 1 << 12;

    /// <summary>LOCAL_APIC_ICR_LOW.Level, bit 14: assert.</summary>
    public const uint IcrLevel = 1 << 14;

    /// <summary>LOCAL_APIC_ICR_LOW.DestinationShorthand, bits 19:18.</summary>
    public const int IcrDestinationShorthandShift = 18;

    /// <summary>LOCAL_APIC_SVR.SoftwareEnable, bit 8.</summary>
    public const uint SvrSoftwareEnable = 1 << 8;

    /// <summary>Mask bit of every LVT entry.</summary>
    public const uint LvtMask = 1 << 16;
}
