// What an awaited access costs when nobody else is due.
using System.Runtime.CompilerServices;
using SmmFirmwareKit.Execution.Toy;

namespace SmmFirmwareKit.Benchmarks.Figures;

/// <summary>Against a virtual call that reads the same memory and does nothing else.</summary>
internal sealed class AccessWithoutSwitch : IFigure
{
    private const int Accesses = 100_000;

    public IEnumerable<Measurement> Measure()
    {
        ToyMachine machine = Workloads.Reading(agents: 1, quantum: Accesses);
        double access = Median.Nanoseconds(Accesses, () => machine.Scheduler.Run(Accesses));
        double call = Median.Nanoseconds(Accesses, () => ReadDirectly(new ToyReader(machine.Memory)));
        yield return new Measurement("access without a switch", access, "ns", "a virtual call doing the same read", call);
    }

    private static ulong ReadDirectly(Reader reader)
    {
        ulong sum = 0;
        for (int i = 0; i < Accesses; i++)
        {
            sum += reader.Read(0x40, 4);
        }

        return sum;
    }

    private abstract class Reader
    {
        public abstract ulong Read(ulong address, int width);
    }

    private sealed class ToyReader(ToyMemory memory) : Reader
    {
        // Not inlined: guessing the callee would make the baseline no call at all.
        [MethodImpl(MethodImplOptions.NoInlining)]
        public override ulong Read(ulong address, int width) => memory.Read(address, width);
    }
}
