// Selectors of fw_cfg files, read once from QEMU's directory: they move with the machine.
using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using SmmFirmwareKit.Hardware;
using SmmFirmwareKit.Qemu.Connection;

namespace SmmFirmwareKit.Qemu;

/// <summary>The directory (selector 0x19): a count, then 64-byte entries of size, selector, reserved and name, big-endian.</summary>
internal sealed class FwCfgDirectory
{
    private const int EntrySize = 64;
    private const int NameOffset = 8;
    private const int MostFiles = 1000;

    private readonly QtestClient _qtest;
    private readonly Dictionary<string, ushort> _selectors = new(StringComparer.Ordinal);

    /// <summary>Reads the directory and leaves fw_cfg as it was at power-on.</summary>
    public FwCfgDirectory(QtestClient qtest)
    {
        _qtest = qtest;
        Select(FwCfgCatalog.Directory);
        int count = BinaryPrimitives.ReadInt32BigEndian(Bytes(4));
        if (count is < 0 or > MostFiles)
        {
            throw new QemuException(string.Create(CultureInfo.InvariantCulture, $"fw_cfg has {count} files, which QEMU has not"));
        }

        for (int i = 0; i < count; i++)
        {
            byte[] entry = Bytes(EntrySize);
            string name = Encoding.ASCII.GetString(entry.AsSpan(NameOffset)).TrimEnd('\0');
            _selectors[name] = BinaryPrimitives.ReadUInt16BigEndian(entry.AsSpan(4));
        }

        Select(FwCfgCatalog.Signature);
    }

    /// <summary>The selector of a file.</summary>
    public ushort SelectorOf(string file) => _selectors.TryGetValue(file, out ushort selector)
        ? selector
        : throw new QemuException($"this QEMU's machine has no fw_cfg file {file}");

    private void Select(ushort selector)
    {
        _qtest.Send(string.Create(CultureInfo.InvariantCulture, $"outw 0x{FwCfg.SelectorPort:x} 0x{selector:x}"));
        Receive();
    }

    private byte[] Bytes(int count)
    {
        for (int i = 0; i < count; i++)
        {
            _qtest.Send(string.Create(CultureInfo.InvariantCulture, $"inb 0x{FwCfg.DataPort:x}"));
        }

        return [.. Enumerable.Range(0, count).Select(_ => (byte)QtestClient.Number(Receive()))];
    }

    private string Receive()
    {
        _qtest.Flush();
        return _qtest.Receive() ?? throw new QemuEndedException("QEMU ended while its fw_cfg directory was read");
    }
}
