// The fw_cfg device: select an item, read it byte by byte or by DMA (QEMU docs/specs/fw_cfg, hw/nvram/fw_cfg.c).
using System.Buffers.Binary;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Hardware;

/// <summary>Selector and data at 0x510/0x511, DMA address at 0x514 (big-endian).</summary>
public sealed class FwCfg : Device, IPortTarget
{
    public const int SelectorPort = 0x510;
    public const int DataPort = 0x511;
    public const int DmaPort = 0x514;

    private const ulong DmaSignature = 0x51454D5520434647; // "QEMU CFG"
    private const int DmaOffset = DmaPort - SelectorPort;

    private readonly FwCfgCatalog _catalog;
    private readonly FwCfgItem _cpuCount;
    private readonly FwCfgTransfer _transfer;
    private readonly FwCfgRegisters _registers = new();
    private uint _offset;

    internal FwCfg(Journal journal, FwCfgCatalog catalog, IDmaMemory memory)
        : base(journal)
    {
        _catalog = catalog;
        _cpuCount = catalog.Find(FwCfgCatalog.CpuCount)!;
        _transfer = new FwCfgTransfer(this, memory);
    }

    public override int StateSize => FwCfgRegisters.StateSize + 6;

    /// <summary>The selected item; null if there is none.</summary>
    internal FwCfgItem? Current { get; private set; }

    /// <summary>How far the current item has been read.</summary>
    internal uint Offset => _offset;

    public override void Save(Span<byte> destination)
    {
        _registers.Bytes.CopyTo(destination);
        destination = destination[FwCfgRegisters.StateSize..];
        _cpuCount.Content.CopyTo(destination);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[2..], _offset);
    }

    public override void Load(ReadOnlySpan<byte> source)
    {
        source[..FwCfgRegisters.StateSize].CopyTo(_registers.Bytes);
        source = source[FwCfgRegisters.StateSize..];
        source[..2].CopyTo(_cpuCount.Content);
        _offset = BinaryPrimitives.ReadUInt32LittleEndian(source[2..]);
        Current = _catalog.Find(_registers.FwCfgSelector);
    }

    public override void PowerOn()
    {
        Touch();
        _registers.Reset(ResetDomain.PowerOn);
        Select(FwCfgCatalog.Signature);
    }

    public override void SystemReset() => Select(FwCfgCatalog.Signature);

    /// <summary>The selector of a file, as the directory gives it.</summary>
    public ushort SelectorOf(string file) => _catalog.SelectorOf(file);

    /// <summary>CPUs present, item 5.</summary>
    public void SetCpuCount(int cpus)
    {
        Touch();
        BinaryPrimitives.WriteUInt16LittleEndian(_cpuCount.Content, (ushort)cpus);
    }

    // The two low ports are one range: any byte read from it takes the next data byte; any word written to it selects.
    public uint ReadPort(int offset, int width)
    {
        if (offset >= DmaOffset)
        {
            int shift = (8 - (offset - DmaOffset) - width) * 8;
            return Swap((uint)(DmaSignature >> shift), width);
        }

        return width == 1 ? NextByte() : 0u;
    }

    public void WritePort(int offset, int width, uint value)
    {
        if (offset < DmaOffset)
        {
            if (width == 2)
            {
                Select((ushort)value);
            }
        }
        else if (width == 4)
        {
            WriteDmaAddress(offset == DmaOffset, BinaryPrimitives.ReverseEndianness(value));
        }
    }

    /// <summary>Makes <paramref name="selector"/> current, from its start.</summary>
    internal void Select(ushort selector)
    {
        FwCfgItem? item = _catalog.Find(selector);
        Touch();
        _registers.FwCfgSelector = selector;
        _offset = 0;
        Current = item;
        item?.Selected?.Invoke();
    }

    /// <summary>Moves on in the current item.</summary>
    internal void Advance(uint bytes)
    {
        Touch();
        _offset += bytes;
    }

    private byte NextByte()
    {
        if (Current is null || _offset >= Current.Content.Length)
        {
            return 0;
        }

        Advance(1);
        return Current.Content[(int)_offset - 1];
    }

    private void WriteDmaAddress(bool high, uint half)
    {
        Touch();
        if (high)
        {
            _registers.FwCfgDmaAddress = (ulong)half << 32;
        }
        else
        {
            ulong address = _registers.FwCfgDmaAddress | half;
            _registers.FwCfgDmaAddress = 0;
            _transfer.Run(address);
        }
    }

    private static uint Swap(uint value, int width) => BinaryPrimitives.ReverseEndianness(value) >> (32 - (width * 8));
}
