// PCI configuration access: the 0xCF8/0xCFC mechanism and the memory-mapped window.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Hardware;

/// <summary>Bus 0 of q35. A function that does not exist reads all ones.</summary>
public sealed class PciConfig : Device, IPortTarget
{
    public const int AddressPort = 0xCF8;
    public const int DataPort = 0xCFC;

    private const int DataOffset = DataPort - AddressPort;
    private const int LpcDevice = 31;

    private readonly ConfigAddressRegisters _address = new();
    private readonly Mch _mch;
    private readonly Ich9Lpc _lpc;
    private readonly bool _vga;

    public PciConfig(Journal journal, Mch mch, Ich9Lpc lpc, bool vga)
        : base(journal)
    {
        _mch = mch;
        _lpc = lpc;
        _vga = vga;
    }

    public override int StateSize => ConfigAddressRegisters.StateSize;

    public override void Save(Span<byte> destination) => _address.Bytes.CopyTo(destination);

    public override void Load(ReadOnlySpan<byte> source) => source.CopyTo(_address.Bytes);

    public override void PowerOn() => Reset(ResetDomain.PowerOn);

    public override void SystemReset() => Reset(ResetDomain.System);

    /// <summary>Reads configuration space; beyond its end, and without a function, all ones.</summary>
    public uint Read(int bus, int device, int function, int offset, int width)
    {
        PciFunction? target = Find(bus, device, function);
        uint value = target is null || offset >= PciFunction.ConfigSize ? uint.MaxValue : target.ReadConfig(offset, width);
        return PortBus.Truncate(value, width);
    }

    /// <summary>Writes configuration space; without a function the write is dropped.</summary>
    public void Write(int bus, int device, int function, int offset, int width, uint value)
    {
        PciFunction? target = Find(bus, device, function);
        if (target is not null && offset < PciFunction.ConfigSize)
        {
            target.WriteConfig(offset, width, value);
        }
    }

    public uint ReadPort(int offset, int width)
    {
        if (offset < DataOffset)
        {
            return _address.ConfigAddress;
        }

        return _address.ConfigAddressEnable
            ? Read((int)_address.ConfigAddressBus, (int)_address.ConfigAddressDevice, (int)_address.ConfigAddressFunction, RegisterAt(offset), width)
            : uint.MaxValue;
    }

    public void WritePort(int offset, int width, uint value)
    {
        if (offset >= DataOffset)
        {
            if (_address.ConfigAddressEnable)
            {
                Write((int)_address.ConfigAddressBus, (int)_address.ConfigAddressDevice, (int)_address.ConfigAddressFunction, RegisterAt(offset), width, value);
            }
        }
        else if (offset == 0 && width == 4)
        {
            // Narrower writes are not addresses: that is how 0xCF9 can be the reset register.
            Touch();
            _address.Write(0, width, value);
        }
    }

    // QEMU keeps the low bits of the address and ORs the byte lane in, so 0x9D at 0xCFC reads register 0x9D.
    private int RegisterAt(int offset) => (int)_address.ConfigAddressRegister | (offset - DataOffset);

    private void Reset(ResetDomain reach)
    {
        Touch();
        _address.Reset(reach);
    }

    private PciFunction? Find(int bus, int device, int function) => (bus, device, function) switch
    {
        (0, 0, 0) => _mch,
        (0, LpcDevice, 0) => _lpc,
        (0, VgaAdapter.PciDevice, 0) when _vga => throw Unmodelled("VGA adapter 00:01.0"),
        (0, LpcDevice, 2) => throw Unmodelled("SATA controller 00:1f.2"),
        (0, LpcDevice, 3) => throw Unmodelled("SMBus controller 00:1f.3"),
        _ => null,
    };

    private static ExecutionException Unmodelled(string what) =>
        new("SFK7102", $"configuration space of the {what} was accessed: q35 has it, this model leaves it out; do not enumerate it, or model it in src/SmmFirmwareKit.Hardware/Chipset");
}
