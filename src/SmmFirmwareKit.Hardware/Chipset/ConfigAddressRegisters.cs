// CONFIG_ADDRESS, the port that says which configuration register CONFIG_DATA is.
using static SmmFirmwareKit.Hardware.AccessKind;

namespace SmmFirmwareKit.Hardware;

[RegisterBlock("CONFIG_ADDRESS", RegisterSpace.Ports, Base = 0xCF8, Size = 4, Source = "PCI 3.0, 3.2.2.3.2; QEMU hw/pci/pci_host.c")]
internal sealed partial class ConfigAddressRegisters
{
    [Register("CONFIG_ADDRESS", 0, "Function and register of CONFIG_DATA", Domain = ResetDomain.PowerOn, Widths = AccessWidths.Dword, Source = "pci_host_config_write")]
    [Bits("REGISTER", 7, 0, ReadWrite, "offset; QEMU keeps the lowest two bits")]
    [Bits("FUNCTION", 10, 8, ReadWrite, "function of the device")]
    [Bits("DEVICE", 15, 11, ReadWrite, "device on the bus")]
    [Bits("BUS", 23, 16, ReadWrite, "bus")]
    [Reserved(30, 24, ReadWrite)]
    [Bits("ENABLE", 31, ReadWrite, "CONFIG_DATA leads to configuration space")]
    public partial uint ConfigAddress { get; }
}
