// Registers of the fw_cfg device.
using static SmmFirmwareKit.Hardware.AccessKind;

namespace SmmFirmwareKit.Hardware;

[RegisterBlock("fw_cfg", RegisterSpace.Ports, Base = 0x510, Size = 12, Source = "QEMU docs/specs/fw_cfg; hw/nvram/fw_cfg.c")]
internal sealed partial class FwCfgRegisters
{
    [Register("FW_CFG_SELECTOR", 0x0, "A word selects an item; a byte read at either port is the item's next", Access = WriteOnly, Widths = AccessWidths.Word, Source = "fw_cfg_comb_write")]
    public partial ushort FwCfgSelector { get; set; }

    [Register("FW_CFG_DMA_ADDRESS", 0x4, "Address of a FWCfgDmaAccess, big-endian, upper half first; reads \"QEMU CFG\"", Access = WriteOnly, Domain = ResetDomain.PowerOn, Widths = AccessWidths.Dword, Source = "fw_cfg_dma_mem_write")]
    public partial ulong FwCfgDmaAddress { get; set; }
}
