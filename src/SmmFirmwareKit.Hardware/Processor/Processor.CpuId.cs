// CPUID: the leaves the firmware asks for; an unknown leaf faults instead of answering zero.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Hardware;

public sealed partial class Processor
{
    private const uint MaximumLeaf = 0x1F;
    private const uint MaximumExtendedLeaf = 0x80000008;
    private const uint FeatureEdx = 1 << 9 | 1 << 5 | 1 << 7 | 1 << 12 | 1 << 14 | 1 << 4 | 1 << 25 | 1 << 26 | 1 << 28; // APIC MSR MCE MTRR MCA TSC SSE SSE2 HTT
    private const uint FeatureEcx = 1 << 21; // x2APIC
    private const uint Signature = 0x000806F8;

    private uint CpuId(uint leaf, uint subleaf, int register) => leaf switch
    {
        0 => Pick(register, MaximumLeaf, 0x756E6547, 0x6C65746E, 0x49656E69), // GenuineIntel
        1 => Pick(register, Signature, Place.ApicId << 24 | LogicalCount << 16 | 8 << 8, FeatureEcx, FeatureEdx),
        7 => 0,
        0xB or 0x1F => Topology(subleaf, register),
        0x80000000 => Pick(register, MaximumExtendedLeaf, 0, 0, 0),
        0x80000001 => Pick(register, 0, 0, 0, 1u << 29 | 1 << 20 | 1 << 26), // long mode, NX, 1 GiB pages
        0x80000008 => Pick(register, 48 << 8 | 40, 0, 0, 0),
        _ => throw new ExecutionException("SFK7209", $"CPUID leaf 0x{leaf:X} is not modelled; add it to Processor.CpuId with its source"),
    };

    private uint LogicalCount => (uint)Math.Min(255, _machine.Topology.PerSocket);

    // SDM vol. 2 CPUID leaf 0BH: level 0 is the thread, level 1 the rest of the package; EDX is the x2APIC id at every level.
    private uint Topology(uint subleaf, int register)
    {
        CpuTopology topology = _machine.Topology;
        return subleaf switch
        {
            0 => Pick(register, (uint)topology.CoreShift, (uint)topology.Threads, 1 << 8, Place.ApicId),
            1 => Pick(register, (uint)topology.SocketShift, (uint)topology.PerSocket, 2 << 8 | 1, Place.ApicId),
            _ => Pick(register, 0, 0, subleaf, Place.ApicId),
        };
    }

    private static uint Pick(int register, uint eax, uint ebx, uint ecx, uint edx) => register switch
    {
        0 => eax,
        1 => ebx,
        2 => ecx,
        _ => edx,
    };
}
