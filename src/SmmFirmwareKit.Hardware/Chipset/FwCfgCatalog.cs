// Which items fw_cfg has: numbered ones, the file directory, and the files.
using System.Buffers.Binary;
using System.Text;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Hardware;

/// <summary>The items of a machine, built once (docs/specs/fw_cfg of QEMU).</summary>
internal sealed class FwCfgCatalog
{
    public const ushort Signature = 0x0000;
    public const ushort Id = 0x0001;
    public const ushort RamSize = 0x0003;
    public const ushort CpuCount = 0x0005;
    public const ushort MaxCpus = 0x000F;
    public const ushort Directory = 0x0019;
    public const ushort FirstFile = 0x0020;

    // A bit of the selector that once asked for writing; QEMU ignores it (FW_CFG_WRITE_CHANNEL).
    private const ushort WriteChannel = 0x4000;
    private const int DirectoryEntrySize = 64;
    private const uint TraditionalAndDma = 3;

    private readonly FwCfgItem[] _items;

    public FwCfgCatalog(ChipsetConfiguration configuration, SmiFeatures features)
    {
        FwCfgItem[] files = Files(configuration, features);
        uint lastApicId = configuration.Topology.PossibleCpus()[^1].ApicId;
        _items =
        [
            new(Signature, null, "QEMU"u8.ToArray()),
            new(Id, null, LittleEndian(TraditionalAndDma, 4)),
            new(RamSize, null, LittleEndian(configuration.RamBytes, 8)),
            new(CpuCount, null, LittleEndian((uint)configuration.BootCpus, 2)),
            new(MaxCpus, null, LittleEndian(lastApicId + 1, 2)),
            new(Directory, null, DirectoryOf(files)),
            .. files,
        ];
    }

    /// <summary>The item behind a selector; null where QEMU has none. SFK7103 for an item QEMU has and this model has not.</summary>
    public FwCfgItem? Find(ushort selector)
    {
        selector &= unchecked((ushort)~WriteChannel);
        foreach (FwCfgItem item in _items)
        {
            if (item.Selector == selector)
            {
                return item;
            }
        }

        if (selector is 0x02 or 0x04 or (>= 0x06 and <= 0x0E) or (>= 0x10 and <= 0x18) or (>= 0x8001 and <= 0x8004))
        {
            throw new ExecutionException("SFK7103", $"fw_cfg item 0x{selector:X4} selected: QEMU has it, this model leaves it out; offer the data as a file in ChipsetConfiguration.Files, or model the item in FwCfgCatalog");
        }

        return null;
    }

    /// <summary>The selector of a file; SFK7103 if there is no such file.</summary>
    public ushort SelectorOf(string file) =>
        Array.Find(_items, item => string.Equals(item.Name, file, StringComparison.Ordinal))?.Selector
        ?? throw new ExecutionException("SFK7103", $"there is no fw_cfg file {file}; add it to ChipsetConfiguration.Files");

    // QEMU hands out selectors in the order of names.
    private static FwCfgItem[] Files(ChipsetConfiguration configuration, SmiFeatures features)
    {
        IEnumerable<FwCfgItem> files = configuration.Files.Select(file => new FwCfgItem(0, file.Name, file.Content.ToArray()));
        if (features.Supported != 0)
        {
            files = files.Concat(
            [
                new FwCfgItem(0, SmiFeatures.SupportedFile, features.SupportedBytes),
                new FwCfgItem(0, SmiFeatures.RequestedFile, features.RequestedBytes, Writable: true) { Changing = features.BeforeRequestChanges },
                new FwCfgItem(0, SmiFeatures.OkFile, features.OkBytes) { Selected = features.Decide },
            ]);
        }

        return [.. files.OrderBy(file => file.Name, StringComparer.Ordinal).Select((file, i) => file with { Selector = (ushort)(FirstFile + i) })];
    }

    private static byte[] DirectoryOf(FwCfgItem[] files)
    {
        var bytes = new byte[4 + (files.Length * DirectoryEntrySize)];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, (uint)files.Length);
        for (int i = 0; i < files.Length; i++)
        {
            Span<byte> entry = bytes.AsSpan(4 + (i * DirectoryEntrySize), DirectoryEntrySize);
            BinaryPrimitives.WriteUInt32BigEndian(entry, (uint)files[i].Content.Length);
            BinaryPrimitives.WriteUInt16BigEndian(entry[4..], files[i].Selector);
            Encoding.ASCII.GetBytes(files[i].Name!, entry[8..]);
        }

        return bytes;
    }

    private static byte[] LittleEndian(ulong value, int bytes)
    {
        Span<byte> all = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(all, value);
        return all[..bytes].ToArray();
    }
}
