// The memory controller hub: SMRAM, TSEG, the default-SMBASE lock, PCIEXBAR and PAM.
using SmmFirmwareKit.Execution;
using R = SmmFirmwareKit.Hardware.MchRegisters;

namespace SmmFirmwareKit.Hardware;

/// <summary>PCI function 00:00.0.</summary>
public sealed class Mch : PciFunction
{
    private const uint ExtTsegQuery = 0xFFFF;
    private const uint FSmbaseQuery = 0xFF;
    private const uint FSmbaseInRam = 0x01;
    private const uint FSmbaseLocked = 0x02;

    private readonly ChipsetConfiguration _configuration;

    public Mch(Journal journal, ChipsetConfiguration configuration)
        : base(journal, R.Block)
    {
        _configuration = configuration;
        PowerOn();
    }

    public override int StateSize => ConfigSize;

    /// <summary>Called after anything that could move the address map.</summary>
    public Action? MapChanged { get; set; }

    public override void Save(Span<byte> destination) => Registers.Bytes.CopyTo(destination);

    public override void Load(ReadOnlySpan<byte> source)
    {
        source.CopyTo(Registers.Bytes);
        MapChanged?.Invoke();
    }

    public override void PowerOn()
    {
        Touch();
        Registers.PowerOn();
        AnnounceExtendedTseg();
        MapChanged?.Invoke();
    }

    public override void SystemReset()
    {
        Touch();
        Registers.SystemReset();
        AnnounceExtendedTseg();
        MapChanged?.Invoke();
    }

    /// <summary>The SMRAM settings in force.</summary>
    public SmramState Smram()
    {
        if (!_configuration.Smm)
        {
            return default;
        }

        uint size = TsegSize();
        return new SmramState(
            TsegBase: (uint)(_configuration.LowRamBytes - size),
            TsegSize: size,
            DefaultSmbaseLocked: _configuration.SmramAtDefaultSmbase && Registers.Get(R.FSmbase.Value) == FSmbaseLocked,
            DOpen: Registers.IsSet(R.DOpen),
            DClosed: Registers.IsSet(R.DCls),
            DLocked: Registers.IsSet(R.DLck),
            GSmrame: Registers.IsSet(R.GSmrame),
            HSmrame: Registers.IsSet(R.HSmrame));
    }

    /// <summary>PAM attributes, two bits a segment.</summary>
    public uint Pam()
    {
        uint pam = 0;
        for (int i = 0; i < R.Pam.Length; i++)
        {
            pam |= (uint)Registers.Get(R.Pam[i]) << (i * 2);
        }

        return pam;
    }

    /// <summary>The PCI Express configuration window; size 0 while disabled.</summary>
    public (ulong Base, uint Size) Ecam()
    {
        ulong length = Registers.Get(R.PciexbarLength);
        if (!Registers.IsSet(R.PciexbarEnable) || length == 3)
        {
            return (0, 0);
        }

        uint size = 0x1000_0000U >> (int)length;
        return ((Registers.Get(R.PciexbarBase) << R.PciexbarBase.Bit) & ~(size - 1UL), size);
    }

    protected override void Write(int offset, int width, uint value)
    {
        RefuseWithoutSmm(offset, width);
        uint fSmbase = (uint)Registers.Get(R.FSmbase.Value);
        Registers.Write(offset, width, value);
        if (Registers.IsSet(R.DLck))
        {
            Registers.Set(R.DOpen, 0);
        }

        if (Overlaps(offset, width, R.ExtTsegMbytes) && Registers.Get(R.ExtTsegMbytes.Value) == ExtTsegQuery)
        {
            AnnounceExtendedTseg();
        }

        if (_configuration.SmramAtDefaultSmbase && Overlaps(offset, width, R.FSmbase))
        {
            Registers.Set(R.FSmbase.Value, NextFSmbase(fSmbase, (uint)Registers.Get(R.FSmbase.Value)));
        }

        MapChanged?.Invoke();
    }

    // Query, then lock: nothing but the query is heard first, afterwards only the lock bit, afterwards nothing until reset.
    private static uint NextFSmbase(uint old, uint written) => old switch
    {
        FSmbaseLocked => FSmbaseLocked,
        FSmbaseInRam => (written & FSmbaseLocked) != 0 ? FSmbaseLocked : FSmbaseInRam,
        _ => written == FSmbaseQuery ? FSmbaseInRam : 0,
    };

    // Without the property the word is plain storage and even the query pattern stays.
    private void AnnounceExtendedTseg()
    {
        if (_configuration.ExtendedTsegMegabytes != 0)
        {
            Registers.Set(R.ExtTsegMbytes.Value, _configuration.ExtendedTsegMegabytes);
        }
    }

    private uint TsegSize()
    {
        if (!Registers.IsSet(R.TEn) || !Registers.IsSet(R.GSmrame))
        {
            return 0;
        }

        uint megabytes = Registers.Get(R.TsegSz) switch
        {
            0 => 1,
            1 => 2,
            2 => 8,
            _ => _configuration.ExtendedTsegMegabytes,
        };
        return megabytes << 20;
    }

    private void RefuseWithoutSmm(int offset, int width)
    {
        if (!_configuration.Smm && (Overlaps(offset, width, R.FSmbase) || Overlaps(offset, width, R.Smram) || Overlaps(offset, width, R.Esmramc)))
        {
            throw new ExecutionException("SFK7104", $"MCH 00:00.0 register 0x{offset:X2} written on a machine with SMM off, which has no SMRAM control; switch SMM on in the ChipsetConfiguration");
        }
    }
}
