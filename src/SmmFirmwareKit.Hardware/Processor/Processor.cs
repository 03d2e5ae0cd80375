// One x86 processor: registers, local APIC and pending events, run by the scheduler as an agent.
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Hardware;

/// <summary>A processor of the machine, present or an empty slot.</summary>
/// <remarks>
/// Firmware functions are its instructions: each awaited step is one access. RIP is modelled at entry points only: while a
/// function is suspended, RIP is its entry point plus <see cref="InsideEntry"/>, an address that names the suspended frames.
/// </remarks>
public sealed partial class Processor : Agent
{
    /// <summary>What RIP is, relative to the entry point of a context, while a function of it runs.</summary>
    public const ulong InsideEntry = 0xC;

    private const ulong ResetVector = 0xFFFFFFF0;
    private const ulong Cr0ProtectionEnable = 1;
    private const ulong Cr0Paging = 1UL << 31;
    private const ulong RflagsInterruptEnable = 1 << 9;
    private const int Cs = 1;

    private readonly Machine _machine;
    private readonly LocalApic _apic;
    private ProcessorState _cpu;
    private byte _mode;

    internal Processor(Machine machine, PossibleCpu place)
        : base($"CPU {place.Index}")
    {
        _machine = machine;
        Place = place;
        _apic = new LocalApic(place.ApicId);
    }

    /// <summary>Slot, APIC id and topology.</summary>
    public PossibleCpu Place { get; }

    /// <summary>SMBASE, an internal register that only RSM and reset change (SDM vol. 3 §33.11).</summary>
    public uint Smbase => _cpu.Smbase;

    /// <summary>Whether the processor is in System Management Mode.</summary>
    public bool InSmm => _cpu.InSmm;

    /// <summary>Whether there is a processor in the slot.</summary>
    public bool IsPresent => Activity != Activity.Absent;

    /// <summary>IA32_APIC_BASE.BSP.</summary>
    public bool IsBootstrapProcessor => _cpu.Msrs.ApicBaseBsp;

    /// <summary>SMIs taken since reset (MSR_SMI_COUNT).</summary>
    public uint SmiCount => _cpu.SmiCount;

    /// <summary>How often code outside protected SMRAM was fetched in SMM since SMRAM was locked.</summary>
    public uint CallOuts => _cpu.CallOuts;

    /// <summary>Where the last of <see cref="CallOuts"/> went.</summary>
    public ulong LastCallOut => _cpu.LastCallOut;

    /// <summary>Whether an SMI is latched.</summary>
    public bool SmiPending => _cpu.SmiPending;

    /// <summary>Whether an INIT is latched.</summary>
    public bool InitPending => _cpu.InitPending;

    /// <summary>Linear address of the next instruction: CS base plus RIP.</summary>
    public ulong InstructionAddress => IsInsideFunction ? ResumeAddress + InsideEntry : ResumeAddress;

    /// <inheritdoc/>
    public override byte Mode => _mode;

    public override int StateSize => base.StateSize + Unsafe.SizeOf<ProcessorState>() + _apic.StateSize;

    private bool X2Apic => _cpu.Msrs.ApicBaseExtd;

    public override string ModeName(byte mode) => ProcessorModeNames.Of(mode);

    /// <summary>A general register in encoding order (RAX, RCX, RDX, RBX, RSP, RBP, RSI, RDI, R8 …).</summary>
    public ulong GeneralRegister(int number) => _cpu.General[number];

    /// <summary>An MSR as RDMSR would read it now, without a step.</summary>
    public ulong Msr(uint number) => MsrFile.Find(number) is >= 0 and var position
        ? _cpu.Msrs[position]
        : throw new ExecutionException("SFK7206", $"MSR 0x{number:X} was looked at but is not declared; declare it in MsrFile");

    public override void Save(Span<byte> destination)
    {
        base.Save(destination);
        destination = destination[base.StateSize..];
        MemoryMarshal.Write(destination, in _cpu);
        _apic.Save(destination[Unsafe.SizeOf<ProcessorState>()..]);
    }

    public override void Load(ReadOnlySpan<byte> source)
    {
        base.Load(source);
        source = source[base.StateSize..];
        _cpu = MemoryMarshal.Read<ProcessorState>(source);
        _apic.Load(source[Unsafe.SizeOf<ProcessorState>()..]);
        UpdateMode();
        ForgetTranslations();
    }

    /// <summary>Adds registers, APIC and frames to a digest of the machine.</summary>
    public override void Digest(ref StableHash hash)
    {
        base.Digest(ref hash);
        hash.Add(MemoryMarshal.AsBytes(new ReadOnlySpan<ProcessorState>(in _cpu)));
        Span<byte> apic = stackalloc byte[_apic.StateSize];
        _apic.Save(apic);
        hash.Add(apic);
    }

    protected override void Enter()
    {
        ulong address = ResumeAddress;
        int entry = Fetch(address);
        Begin(_machine.Code.Invoke(entry, CallArguments.Of(_cpu.General[1], _cpu.General[2], _cpu.General[8], _cpu.General[9])));
    }

    // A function that returns from the bottom of a stack would pop an address nobody pushed.
    protected override void RanOut()
    {
        SetActivity(Activity.Shutdown);
        throw new ExecutionException("SFK7202", $"the function entered at 0x{ResumeAddress:X} returned, but nothing called it; end it with RSM, IRET, a jump or a halt loop");
    }

    private void UpdateMode()
    {
        bool longMode = _cpu.Msrs.EferLma;
        bool isProtected = (_cpu.Cr0 & Cr0ProtectionEnable) != 0;
        ProcessorModes mode = longMode ? ProcessorModes.Long64 : isProtected ? ProcessorModes.Protected32 : ProcessorModes.Real16;
        _mode = (byte)(_cpu.InSmm ? mode | ProcessorModes.Smm : mode);
    }
}
