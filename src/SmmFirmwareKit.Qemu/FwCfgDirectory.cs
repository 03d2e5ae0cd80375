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

    private readonly QtestClient _qtest;
    private readonly Dictionary<string, ushort> _selectors = new(StringComparer.Ordinal);

    /// <summary>Reads the directory and leaves fw_cfg as it was at power-on.</summary>
    public FwCfgDirectory(QtestClient qtest)
    {
        _qtest = qtest;
        Select(FwCfgCatalog.Directory);
        byte[] count = Bytes(4);
        for (int i = 0; i < BinaryPrimitives.ReadInt32BigEndian(count); i++)
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

        return [.. Enumerable.Range(0, count).Select(_ => byte.Parse(Receive().AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture))];
    }

    private string Receive()
    {
        _qtest.Flush();
        return _qtest.Receive() ?? throw new QemuException("QEMU ended while its fw_cfg directory was read");
    }
}
