// A machine whose firmware is a handful of test functions: what the processors do after reset, SIPI, SMI and interrupts.
using System.Buffers.Binary;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Hardware;

namespace SmmFirmwareKit.Conformance;

/// <summary>
/// CPU 0 runs what the test gives it, or serves <see cref="Send"/>: it puts into its ICR what the test asks for, so that every
/// event reaches the others as it does on a real machine.
/// </summary>
internal sealed class CpuBench : ITraceSink
{
    public const ulong Mailbox = 0x1000;
    public const ulong Idt = 0x2000;
    public const ulong Counters = 0x6000;
    public const ulong ApCode = 0x8000;
    public const byte ApVector = 0x08;
    public const ulong DefaultHandler = 0x38000;

    private const int FlashSize = 0x20000;
    private const uint ApicBase = 0x1B;
    private const ulong ApicBaseBsp = 1 << 8;
    private const int Image = 1;

    private readonly byte[] _flash = new byte[FlashSize];
    private readonly DispatchTable _code = new();
    private readonly List<(int Cpu, ProcessorEvent Event)> _events = [];
    private int _entries;

    /// <param name="bootstrap">What CPU 0 does after reset; null to serve <see cref="Send"/>.</param>
    /// <param name="cpus">Processors.</param>
    /// <param name="features">Optional features.</param>
    /// <param name="topology">Slots, if there are more than processors.</param>
    /// <param name="order">Event rules, if not hardware's.</param>
    public CpuBench(Func<FirmwareTask>? bootstrap = null, int cpus = 2, ProcessorFeatures? features = null, CpuTopology? topology = null, EventOrder? order = null)
    {
        NewCell("Bootstrap", () => FromReset(bootstrap ?? ServeMailbox)).CopyTo(_flash.AsSpan(FlashSize - CodeCell.Size));
        ChipsetConfiguration chipset = new() { Topology = topology ?? CpuTopology.Flat(cpus), BootCpus = cpus, RamBytes = 256UL << 20 };
        Machine = new Machine(new MachineConfiguration(chipset, _flash, _code) { Features = features ?? new ProcessorFeatures(), EventOrder = order ?? EventOrder.Hardware, Strategy = new RoundRobin(4) });
        Machine.Scheduler.Trace = this;
    }

    public Machine Machine { get; }

    /// <summary>The processor that events are sent to.</summary>
    public Processor Ap => Machine.Processors[1];

    /// <summary>Events taken by a processor, in order.</summary>
    public IEnumerable<ProcessorEvent> EventsOf(int cpu) => _events.Where(taken => taken.Cpu == cpu).Select(taken => taken.Event);

    /// <summary>Puts a function at an address of RAM, past all decoding.</summary>
    public void Place(ulong address, string name, Func<FirmwareTask> body) => Machine.Ram.Write(address, NewCell(name, body));

    /// <summary>A 64-bit interrupt gate for a handler.</summary>
    public void Gate(byte vector, ulong handler)
    {
        Span<byte> gate = stackalloc byte[16];
        BinaryPrimitives.WriteUInt16LittleEndian(gate, (ushort)handler);
        gate[5] = 0x8E;
        BinaryPrimitives.WriteUInt16LittleEndian(gate[6..], (ushort)(handler >> 16));
        Machine.Ram.Write(Idt + (ulong)(vector * 16), gate);
    }

    public uint Peek(ulong address) => BinaryPrimitives.ReadUInt32LittleEndian(Machine.Ram.Read(address));

    public void Poke(ulong address, uint value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        if (!Machine.Memory.TryWrite(address, bytes, Requester.CpuInSmm))
        {
            throw new BenchStuckException($"the bench cannot write to 0x{address:X}, not even as a processor in SMM");
        }
    }

    public RunOutcome Run(ulong steps = 4000) => Machine.Scheduler.Run(steps);

    /// <summary>CPU 0 sends an interrupt; others run meanwhile.</summary>
    public void Send(DeliveryMode mode, byte vector = 0, uint destination = 1, DestinationShorthand shorthand = DestinationShorthand.None, ulong steps = 400)
    {
        Poke(Mailbox + 4, destination << 24);
        Poke(Mailbox + 8, Asm.CommandOf(mode, vector, shorthand));
        Poke(Mailbox, 1);
        Run(steps);
        if (Peek(Mailbox) != 0)
        {
            throw new BenchStuckException($"CPU 0 has not sent its {mode} after {steps} steps");
        }
    }

    public void StartAp() => Send(DeliveryMode.StartUp, ApVector);

    void ITraceSink.Record(in StepRecord record)
    {
        if (record.Kind == StepKind.Event)
        {
            _events.Add((record.Agent, (ProcessorEvent)record.Address));
        }
    }

    // Only the bootstrap processor comes here on hardware; under TCG's rules another may, by RSM from an SMI it took too early.
    private static async FirmwareTask FromReset(Func<FirmwareTask> bootstrap)
    {
        if ((await Asm.ReadMsr(ApicBase) & ApicBaseBsp) != 0)
        {
            await bootstrap();
        }
        else
        {
            await Asm.Increment(LatchingFirmware.ApResetVector);
        }

        while (true)
        {
            await Asm.Halt();
        }
    }

    private static async FirmwareTask ServeMailbox()
    {
        while (true)
        {
            await Asm.Spin(Mailbox);
            await Asm.Store(Asm.Apic + 0x310, await Asm.Load(Mailbox + 4));
            await Asm.Store(Asm.Apic + 0x300, await Asm.Load(Mailbox + 8));
            await Asm.Store(Mailbox, 0);
        }
    }

    private byte[] NewCell(string name, Func<FirmwareTask> body)
    {
        Entry entry = new(name, StableHash.Of(name) + (ulong)_entries++, body);
        _code.Add(Image, entry);
        byte[] cell = new byte[CodeCell.Size];
        CodeCell.Encode(Image, entry.EntryIdentities[0], cell);
        return cell;
    }

    private sealed class Entry(string name, ulong identity, Func<FirmwareTask> body) : IDispatchTarget
    {
        private readonly ulong[] _identities = [identity];

        public ReadOnlySpan<ulong> EntryIdentities => _identities;

        public string EntryName(int ordinal) => name;

        public async FirmwareTask<ulong> Dispatch(int ordinal, CallArguments arguments)
        {
            await body();
            return 0;
        }
    }
}
