// The SMI features that host and firmware agree on through fw_cfg.
using System.Buffers.Binary;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Hardware;

/// <summary>etc/smi/supported-features, requested-features and features-ok (QEMU hw/isa/lpc_ich9.c).</summary>
public sealed class SmiFeatures : Device
{
    public const string SupportedFile = "etc/smi/supported-features";
    public const string RequestedFile = "etc/smi/requested-features";
    public const string OkFile = "etc/smi/features-ok";

    /// <summary>An SMI goes to all CPUs.</summary>
    public const ulong Broadcast = 1;

    /// <summary>Firmware handles added CPUs in SMM.</summary>
    public const ulong CpuHotplug = 2;

    /// <summary>Firmware handles CPUs to be removed in SMM.</summary>
    public const ulong CpuHotUnplug = 4;

    private readonly byte[] _supported = new byte[8];
    private readonly byte[] _requested = new byte[8];
    private readonly byte[] _ok = new byte[1];

    public SmiFeatures(Journal journal, ulong hostFeatures)
        : base(journal)
    {
        Supported = hostFeatures;
        BinaryPrimitives.WriteUInt64LittleEndian(_supported, hostFeatures);
    }

    public override int StateSize => 17;

    /// <summary>What the host offers.</summary>
    public ulong Supported { get; }

    /// <summary>What was agreed; 0 before.</summary>
    public ulong Negotiated { get; private set; }

    public bool BroadcastNegotiated => (Negotiated & Broadcast) != 0;

    /// <summary>Why a CPU may not be added now; null if it may.</summary>
    public string? HotplugRefusal => (Negotiated & (Broadcast | CpuHotplug)) == Broadcast ? "cpu hotplug with SMI wasn't enabled by firmware" : null;

    /// <summary>Why a CPU may not be removed now; null if it may.</summary>
    public string? HotUnplugRefusal => (Negotiated & (Broadcast | CpuHotUnplug)) == Broadcast ? "cpu hot-unplug with SMI wasn't enabled by firmware" : null;

    internal byte[] SupportedBytes => _supported;

    internal byte[] RequestedBytes => _requested;

    internal byte[] OkBytes => _ok;

    public override void Save(Span<byte> destination)
    {
        _requested.CopyTo(destination);
        _ok.CopyTo(destination[8..]);
        BinaryPrimitives.WriteUInt64LittleEndian(destination[9..], Negotiated);
    }

    public override void Load(ReadOnlySpan<byte> source)
    {
        source[..8].CopyTo(_requested);
        source.Slice(8, 1).CopyTo(_ok);
        Negotiated = BinaryPrimitives.ReadUInt64LittleEndian(source[9..]);
    }

    public override void PowerOn() => SystemReset();

    public override void SystemReset()
    {
        Touch();
        _requested.AsSpan().Clear();
        _ok[0] = 0;
        Negotiated = 0;
    }

    /// <summary>To be called before fw_cfg changes requested-features.</summary>
    internal void BeforeRequestChanges() => Touch();

    /// <summary>Selecting features-ok asks for the verdict; a valid request, even an empty one, is final until reset.</summary>
    internal void Decide()
    {
        ulong requested = BinaryPrimitives.ReadUInt64LittleEndian(_requested);
        if (_ok[0] == 0 && IsValid(requested))
        {
            Touch();
            _ok[0] = 1;
            Negotiated = requested;
        }
    }

    private bool IsValid(ulong requested)
    {
        bool broadcast = (requested & Broadcast) != 0;
        bool hotplug = (requested & CpuHotplug) != 0;
        bool unplug = (requested & CpuHotUnplug) != 0;
        return (requested & ~Supported) == 0 && (broadcast || !(hotplug || unplug)) && (hotplug || !unplug);
    }
}
