// Boot and hot-add where APIC ids have holes, need more than eight bits, or where there is one CPU only.
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Hardware;

namespace SmmFirmwareKit.Platform.Tests.HotAdd;

public sealed class HotAdd_OnOtherTopologies
{
    public static TheoryData<int, int, int, int, int> Topologies() => new()
    {
        { 2, 3, 2, 5, 4 },   // APIC ids 0 to 5, 8 to 13: the hole lies among the CPUs added
        { 3, 3, 1, 4, 3 },
        { 2, 1, 1, 1, 1 },   // one CPU at boot
        { 1, 5, 1, 1, 4 },
        { 70, 1, 1, 64, 4 },
        { 255, 1, 1, 253, 2 }, // the most that xAPIC mode can address: id 255 is its broadcast
        { 300, 1, 1, 296, 4 }, // ids above 255: x2APIC
    };

    [Theory]
    [MemberData(nameof(Topologies))]
    public void EveryCpu_IsTakenIn(int sockets, int cores, int threads, int bootCpus, int added)
    {
        OvmfPkgX64 firmware = new(new OvmfOptions { Topology = new CpuTopology(sockets, 1, cores, threads), BootCpus = bootCpus });
        HotAddRun run = new(firmware, new RoundRobin());
        run.Settle();
        NewProcessorTrace trace = new(run.Platform, bootCpus);
        run.Machine.Scheduler.Trace = trace;
        run.Plug(added, PlugMoment.BeforeSmi);
        run.Settle();
        run.Machine.Scheduler.Trace = null;
        trace.Verify(added);
        EndState.Verify(run, added);
    }
}
