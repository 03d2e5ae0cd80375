// How QEMU numbers CPUs: index in ascending APIC id order, with holes where a level is not a power of two.
using System.Numerics;

namespace SmmFirmwareKit.Hardware;

/// <summary>A CPU slot: it may hold a CPU or be empty.</summary>
/// <param name="Index">Position among the possible CPUs; the selector of the hot-plug block.</param>
/// <param name="ApicId">Initial APIC id.</param>
/// <param name="Socket">Topology.</param>
/// <param name="Die">Topology.</param>
/// <param name="Core">Topology.</param>
/// <param name="Thread">Topology.</param>
public sealed record PossibleCpu(int Index, uint ApicId, int Socket, int Die, int Core, int Thread);

/// <summary>Sockets, dies, cores and threads (QEMU hw/i386/topology.h).</summary>
public sealed record CpuTopology(int Sockets, int Dies, int Cores, int Threads)
{
    /// <summary>One thread in one core per socket, the layout with APIC id = index.</summary>
    public static CpuTopology Flat(int cpus) => new(cpus, 1, 1, 1);

    /// <summary>How many CPUs there can be.</summary>
    public int Count => Sockets * PerSocket;

    /// <summary>Every slot, in index order.</summary>
    public PossibleCpu[] PossibleCpus() => [.. Enumerable.Range(0, Count).Select(Slot)];

    /// <summary>How many CPUs a socket has room for.</summary>
    internal int PerSocket => Dies * Cores * Threads;

    /// <summary>Lowest bit of the core number in an APIC id; the thread number lies below it.</summary>
    internal int CoreShift => Bits(Threads);

    /// <summary>Lowest bit of the socket number in an APIC id.</summary>
    internal int SocketShift => DieShift + Bits(Dies);

    private int DieShift => CoreShift + Bits(Cores);

    private static int Bits(int count) => count <= 1 ? 0 : BitOperations.Log2((uint)(count - 1)) + 1;

    private PossibleCpu Slot(int index)
    {
        int thread = index % Threads;
        int core = index / Threads % Cores;
        int die = index / (Threads * Cores) % Dies;
        int socket = index / PerSocket;
        return new PossibleCpu(index, ApicId(socket, die, core, thread), socket, die, core, thread);
    }

    /// <summary>The APIC id of a place in the topology (SDM vol. 3, "Hierarchical Mapping of Shared Resources").</summary>
    public uint ApicId(int socket, int die, int core, int thread) =>
        (uint)((socket << SocketShift) | (die << DieShift) | (core << CoreShift) | thread);

    /// <summary>The place that an APIC id names, which need not exist.</summary>
    public (int Socket, int Die, int Core, int Thread) Place(uint apicId) =>
        ((int)(apicId >> SocketShift), Level(apicId, DieShift, Bits(Dies)), Level(apicId, CoreShift, Bits(Cores)), Level(apicId, 0, CoreShift));

    private static int Level(uint apicId, int shift, int bits) => (int)(apicId >> shift) & ((1 << bits) - 1);
}
