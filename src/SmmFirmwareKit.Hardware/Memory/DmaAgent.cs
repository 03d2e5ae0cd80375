// A bus master that the scheduler interleaves with the processors: it runs a program of its own, with DMA's view of memory.
using System.Runtime.InteropServices;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Hardware;

/// <summary>An untrusted device: reads and writes any RAM that is not SMRAM, at any step.</summary>
/// <param name="machine">The machine whose bus it masters; add the agent to its scheduler before the first step.</param>
/// <param name="name">As traces and faults name it.</param>
/// <param name="program">What it does: loads and stores through typed pointers, delays and pauses; nothing else.</param>
/// <remarks>
/// Where nothing answers, loads give ones and stores are lost, as a PCI master abort does. The program must keep no state but
/// its locals: a checkpoint copies those.
/// </remarks>
public sealed class DmaAgent(Machine machine, string name, Func<FirmwareTask<ulong>> program) : Agent(name)
{
    /// <summary>Starts the program from its beginning.</summary>
    public void Start() => ResetContexts(address: 0, Activity.Runnable);

    public override ulong ReadMemory(ulong address, int width)
    {
        Span<byte> bytes = stackalloc byte[8];
        bytes.Clear();
        machine.Dma.Read(address, bytes[..width]);
        ulong value = MemoryMarshal.Read<ulong>(bytes);
        NoteRead(address, width, value);
        Count(StepKind.MemoryRead, width, address, value);
        return value;
    }

    public override void WriteMemory(ulong address, int width, ulong value)
    {
        Count(StepKind.MemoryWrite, width, address, value);
        Span<byte> bytes = stackalloc byte[8];
        MemoryMarshal.Write(bytes, in value);
        machine.Dma.Write(address, bytes[..width]);
    }

    public override void ReadBlock(ulong address, Span<byte> destination)
    {
        machine.Dma.Read(address, destination);
        NotePoll();
        Count(StepKind.BlockRead, 0, address, (ulong)destination.Length);
    }

    public override void WriteBlock(ulong address, ReadOnlySpan<byte> source)
    {
        Count(StepKind.BlockWrite, 0, address, (ulong)source.Length);
        machine.Dma.Write(address, source);
    }

    public override ulong Locked(LockedOperation operation, int width, ulong address, ulong operand, ulong comparand) =>
        throw NotOnTheBus($"a locked {operation}");

    public override ulong Perform(StepKind kind, int width, ulong address, ulong value, ulong comparand) => throw NotOnTheBus(kind.ToString());

    public override FirmwareTask<ulong> Call(ulong address, CallArguments arguments) => throw NotOnTheBus("a call");

    protected override bool StillReads(in Watch watch)
    {
        Span<byte> bytes = stackalloc byte[8];
        bytes.Clear();
        machine.Dma.Read(watch.Address, bytes[..watch.Width]);
        return MemoryMarshal.Read<ulong>(bytes) == watch.Value;
    }

    protected override void Enter() => Begin(program());

    private ExecutionException NotOnTheBus(string what) =>
        new("SFK7013", $"{Name} tried {what}; a bus master only reads and writes memory, waits and pauses");
}
