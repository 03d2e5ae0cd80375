// The part of configuration space that every function has, as q35's built-in functions show it.
using static SmmFirmwareKit.Hardware.AccessKind;

namespace SmmFirmwareKit.Hardware;

/// <summary>Type 0 header: identity that cannot be written, a few writable bits, and nothing else.</summary>
[RegisterBlock("PCI header", RegisterSpace.PciConfig, Size = 0x40, Source = "PCI 3.0, 6.1")]
internal abstract partial class PciHeader
{
    [Register("VID_DID", 0x00, "Vendor (Intel) and device", Reset = 0x8086, Source = "6.2.1")]
    public partial uint VidDid { get; }

    [Register("PCICMD", 0x04, "Command", Source = "6.2.2; QEMU pci_config_alloc")]
    [Bits("IOSE", 0, ReadWrite, "I/O space enable")]
    [Bits("MSE", 1, ReadWrite, "memory space enable")]
    [Bits("BME", 2, ReadWrite, "bus master enable")]
    [Bits("SERRE", 8, ReadWrite, "SERR# enable")]
    [Bits("ID", 10, ReadWrite, "interrupt disable")]
    public partial ushort Pcicmd { get; }

    [Register("PCISTS", 0x06, "Status: nothing to report", Source = "6.2.3")]
    public partial ushort Pcists { get; }

    [Register("RID_CC", 0x08, "Revision and class code", Source = "6.2.1")]
    public partial uint RidCc { get; }

    [Register("CLS", 0x0C, "Cache line size", Access = ReadWrite, Source = "6.2.4")]
    public partial byte Cls { get; }

    [Register("MLT", 0x0D, "Master latency timer", Source = "6.2.4")]
    public partial byte Mlt { get; }

    [Register("HDR", 0x0E, "Header type; bit 7 for a device of several functions", Source = "6.2.1")]
    public partial byte Hdr { get; }

    [Register("BIST", 0x0F, "Built-in self test: none", Source = "6.2.4")]
    public partial byte Bist { get; }

    [Register("SVID_SID", 0x2C, "Subsystem: Red Hat's QEMU machine", Reset = 0x11001AF4, Source = "6.2.4; QEMU pci_default_sub_vendor_id")]
    public partial uint SvidSid { get; }

    [Register("INTLN", 0x3C, "Interrupt line: storage for software", Access = ReadWrite, Source = "6.2.4")]
    public partial byte Intln { get; }

    [Register("INTPN", 0x3D, "Interrupt pin: none", Source = "6.2.4")]
    public partial byte Intpn { get; }
}
