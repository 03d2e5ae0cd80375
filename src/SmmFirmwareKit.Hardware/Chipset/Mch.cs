// The memory controller hub: SMRAM, TSEG, the default-SMBASE lock, PCIEXBAR and PAM.
using System.Buffers.Binary;
using SmmFirmwareKit.Execution;
using R = SmmFirmwareKit.Hardware.MchRegisters;

namespace SmmFirmwareKit.Hardware;

/// <summary>PCI function 00:00.0.</summary>
public sealed class Mch : PciFunction
{
    private const ushort ExtTsegQuery = 0xFFFF;
    private const byte FSmbaseQuery = 0xFF;
    private const byte FSmbaseInRam = 0x01;
    private const byte FSmbaseLocked = 0x02;
    private const int PairedPams = 6;
    private const uint LongestEcam = 256U << 20;
    private const uint ReservedLength = 3;

    private readonly MchRegisters _registers;
    private readonly ChipsetConfiguration _configuration;
    private ulong _ecamBase;
    private uint _ecamSize;

    public Mch(Journal journal, ChipsetConfiguration configuration)
        : this(journal, configuration, new MchRegisters())
    {
    }

    private Mch(Journal journal, ChipsetConfiguration configuration, MchRegisters registers)
        : base(journal, registers)
    {
        _registers = registers;
        _configuration = configuration;
        PowerOn();
    }

    public override int StateSize => ConfigSize + 12;

    /// <summary>The PCI Express configuration window in force; size 0 while there is none.</summary>
    public (ulong Base, uint Size) Ecam => (_ecamBase, _ecamSize);

    /// <summary>Called after anything that could move the address map.</summary>
    public Action? MapChanged { get; set; }

    /// <summary>Called when TSEG has been placed, be it where it was.</summary>
    public Action? TsegPlaced { get; set; }

    public override void Save(Span<byte> destination)
    {
        _registers.Bytes.CopyTo(destination);
        BinaryPrimitives.WriteUInt64LittleEndian(destination[ConfigSize..], _ecamBase);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[(ConfigSize + 8)..], _ecamSize);
    }

    public override void Load(ReadOnlySpan<byte> source)
    {
        source[..ConfigSize].CopyTo(_registers.Bytes);
        _ecamBase = BinaryPrimitives.ReadUInt64LittleEndian(source[ConfigSize..]);
        _ecamSize = BinaryPrimitives.ReadUInt32LittleEndian(source[(ConfigSize + 8)..]);
        MapChanged?.Invoke();
    }

    public override void PowerOn() => Reset(ResetDomain.PowerOn);

    public override void SystemReset() => Reset(ResetDomain.System);

    /// <summary>The SMRAM settings in force.</summary>
    public SmramState Smram()
    {
        // QEMU puts a TSEG larger than RAM where no address leads: it hides nothing.
        uint size = TsegSize() is var asked && asked <= _configuration.LowRamBytes ? asked : 0;
        return new SmramState(
            TsegBase: (uint)(_configuration.LowRamBytes - size),
            TsegSize: size,
            DefaultSmbaseLocked: _configuration.SmramAtDefaultSmbase && _registers.FSmbase == FSmbaseLocked,
            DOpen: _registers.SmramDOpen,
            DClosed: _registers.SmramDCls,
            DLocked: _registers.SmramDLck,
            GSmrame: _registers.SmramGSmrame,
            HSmrame: _registers.EsmramcHSmrame);
    }

    /// <summary>PAM attributes, two bits a segment.</summary>
    public uint Pam()
    {
        uint pam = _registers.Pam0Hienable;
        for (int i = 0; i < PairedPams; i++)
        {
            pam |= (_registers.PamLoenable(i) | _registers.PamHienable(i) << 2) << ((i * 4) + 2);
        }

        return pam;
    }

    protected override void Write(int offset, int width, uint value)
    {
        byte fSmbase = _registers.FSmbase;
        bool locked = _registers.SmramDLck;
        _registers.Write(offset, width, value);
        if (!locked && _registers.SmramDLck)
        {
            _registers.SmramDOpen = false;
        }

        if (R.TouchesExtTsegMbytes(offset, width) && _registers.ExtTsegMbytes == ExtTsegQuery)
        {
            AnnounceExtendedTseg();
        }

        if (_configuration.SmramAtDefaultSmbase && R.TouchesFSmbase(offset, width))
        {
            _registers.FSmbase = NextFSmbase(fSmbase, _registers.FSmbase);
        }

        Map(R.TouchesPciexbar(offset, width), R.TouchesSmram(offset, width) || R.TouchesEsmramc(offset, width));
    }

    private void Reset(ResetDomain reach)
    {
        Touch();
        _registers.Reset(reach);
        AnnounceExtendedTseg();
        Map(pciexbar: true, tseg: true);
    }

    private void Map(bool pciexbar, bool tseg)
    {
        // Length 3 is reserved: QEMU leaves the window as it is, an enabled one enabled.
        if (pciexbar && _registers.PciexbarLength != ReservedLength)
        {
            _ecamSize = _registers.Pciexbaren ? LongestEcam >> (int)_registers.PciexbarLength : 0;
            _ecamBase = _registers.Pciexbar & EcamBaseMask(_registers.PciexbarLength);
        }

        if (tseg)
        {
            TsegPlaced?.Invoke();
        }

        MapChanged?.Invoke();
    }

    // The bits of smaller windows stand one lower than in the datasheet: a window need not lie at a multiple of its size.
    private static ulong EcamBaseMask(uint length) => length switch
    {
        1 => R.PciexbarBaseMask | R.PciexbarAdmsk128Mask | R.PciexbarAdmsk64Mask,
        2 => R.PciexbarBaseMask | R.PciexbarAdmsk64Mask,
        _ => R.PciexbarBaseMask,
    };

    // Query, then lock: nothing but the query is heard first, afterwards only the lock bit, afterwards nothing until reset.
    private static byte NextFSmbase(byte old, byte written) => old switch
    {
        FSmbaseLocked => FSmbaseLocked,
        FSmbaseInRam => (written & FSmbaseLocked) != 0 ? FSmbaseLocked : FSmbaseInRam,
        _ => written == FSmbaseQuery ? FSmbaseInRam : (byte)0,
    };

    // Without the property the word is plain storage and even the query pattern stays.
    private void AnnounceExtendedTseg()
    {
        if (_configuration.ExtendedTsegMegabytes != 0)
        {
            _registers.ExtTsegMbytes = _configuration.ExtendedTsegMegabytes;
        }
    }

    private uint TsegSize()
    {
        if (!_registers.EsmramcTEn || !_registers.SmramGSmrame)
        {
            return 0;
        }

        uint megabytes = _registers.EsmramcTsegSz switch
        {
            0 => 1,
            1 => 2,
            2 => 8,
            _ => _configuration.ExtendedTsegMegabytes,
        };
        return megabytes << 20;
    }
}
