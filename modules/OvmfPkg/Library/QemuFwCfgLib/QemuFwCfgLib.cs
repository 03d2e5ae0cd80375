// Instance of library class QemuFwCfgLib: reads through the data port, writes by DMA.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.OvmfPkg;

/// <summary>OvmfPkg/Library/QemuFwCfgLib (QemuFwCfgPei.inf, QemuFwCfgDxe.inf; QEMU docs/specs/fw_cfg.rst).</summary>
/// <remarks>DmaAccess: sixteen bytes of RAM for the FW_CFG_DMA_ACCESS that C keeps on its stack.</remarks>
[Edk2("OvmfPkg/Library/QemuFwCfgLib/QemuFwCfgLib.c")]
[LibraryInstance("OvmfPkg/Library/QemuFwCfgLib/QemuFwCfgPeiLib.inf")]
[LibraryClasses(typeof(IBaseLib), typeof(IIoLib))]
[PlatformFact<ulong>("DmaAccess")]
public sealed partial class QemuFwCfgLib : IQemuFwCfgLib
{
    private const ushort SelectorPort = 0x510;
    private const ushort DataPort = 0x511;
    private const ushort DmaAddressHighPort = 0x514;
    private const ushort DmaAddressLowPort = 0x518;
    private const ushort ItemSignature = 0x0000;
    private const ushort ItemInterfaceVersion = 0x0001;
    private const ushort ItemFileDir = 0x0019;
    private const uint Signature = 0x554D4551; // 'QEMU'
    private const uint DmaControlSkip = 0x04;
    private const uint DmaControlWrite = 0x10;
    private const int FileNameSize = 56;

    public async FirmwareTask<bool> QemuFwCfgIsAvailable()
    {
        await QemuFwCfgSelectItem(ItemSignature);
        uint signature = await QemuFwCfgRead32();
        await QemuFwCfgSelectItem(ItemInterfaceVersion);
        uint revision = await QemuFwCfgRead32();
        return signature == Signature && revision >= 1;
    }

    public Step<ushort> QemuFwCfgSelectItem(ushort item) => IoLib.IoWrite16(SelectorPort, item);

    public async FirmwareTask QemuFwCfgReadBytes(ulong size, ulong buffer)
    {
        for (ulong i = 0; i < size; i++)
        {
            await IoLib.MmioWrite8(buffer + i, await QemuFwCfgRead8());
        }
    }

    public FirmwareTask QemuFwCfgWriteBytes(ulong size, ulong buffer) => DmaBytes(DmaControlWrite, size, buffer);

    public FirmwareTask QemuFwCfgSkipBytes(ulong size) => DmaBytes(DmaControlSkip, size, 0);

    public async FirmwareTask<byte> QemuFwCfgRead8() => await IoLib.IoRead8(DataPort);

    public async FirmwareTask<ushort> QemuFwCfgRead16() => (ushort)await ReadLittleEndian(2);

    public async FirmwareTask<uint> QemuFwCfgRead32() => (uint)await ReadLittleEndian(4);

    public FirmwareTask<ulong> QemuFwCfgRead64() => ReadLittleEndian(8);

    /// <summary>UNSUPPORTED: no such device. NOT_FOUND: no such file.</summary>
    public async FirmwareTask<EfiResult<FwCfgFile>> QemuFwCfgFindFile(string name)
    {
        if (!await QemuFwCfgIsAvailable())
        {
            return EfiStatus.Unsupported;
        }

        await QemuFwCfgSelectItem(ItemFileDir);
        uint count = BaseLib.SwapBytes32(await QemuFwCfgRead32());
        for (uint i = 0; i < count; i++)
        {
            uint size = BaseLib.SwapBytes32(await QemuFwCfgRead32());
            ushort item = BaseLib.SwapBytes16(await QemuFwCfgRead16());
            await QemuFwCfgRead16();
            if (await ReadAndCompareName(name))
            {
                return new EfiResult<FwCfgFile>(EfiStatus.Success, new FwCfgFile(item, size));
            }
        }

        return EfiStatus.NotFound;
    }

    // Every name is read to its end, because the next entry follows it.
    private async FirmwareTask<bool> ReadAndCompareName(string name)
    {
        bool equal = true;
        for (int i = 0; i < FileNameSize; i++)
        {
            byte letter = await QemuFwCfgRead8();
            equal &= i > name.Length || letter == (i < name.Length ? name[i] : '\0');
        }

        return equal;
    }

    private async FirmwareTask<ulong> ReadLittleEndian(int width)
    {
        ulong value = 0;
        for (int i = 0; i < width; i++)
        {
            value |= (ulong)await QemuFwCfgRead8() << (8 * i);
        }

        return value;
    }

    // InternalQemuFwCfgDmaBytes: the descriptor and its address are big-endian; writing the low half starts the transfer.
    private async FirmwareTask DmaBytes(uint control, ulong size, ulong buffer)
    {
        if (size == 0)
        {
            return;
        }

        await IoLib.MmioWrite32(DmaAccess, BaseLib.SwapBytes32(control));
        await IoLib.MmioWrite32(DmaAccess + 4, BaseLib.SwapBytes32((uint)size));
        await IoLib.MmioWrite64(DmaAccess + 8, BaseLib.SwapBytes64(buffer));
        await BaseLib.MemoryFence();
        await IoLib.IoWrite32(DmaAddressHighPort, BaseLib.SwapBytes32((uint)(DmaAccess >> 32)));
        await IoLib.IoWrite32(DmaAddressLowPort, BaseLib.SwapBytes32((uint)DmaAccess));
        await BaseLib.MemoryFence();
        while (await IoLib.MmioRead32(DmaAccess) != 0)
        {
            await BaseLib.CpuPause();
        }
    }
}
