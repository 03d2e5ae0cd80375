// What a call through an address costs: an SMI's handler, and a member of a protocol.
using SmmFirmwareKit.Benchmarks.Dispatching;
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Execution.Toy;

namespace SmmFirmwareKit.Benchmarks.Figures;

/// <summary>Against a switch over addresses written by hand, and against delegates in a dictionary; all fetch before they call.</summary>
internal sealed class CallThroughAddress : IFigure
{
    private const int Calls = 2_000;

    private delegate CallingAgent Finder(ToyMemory memory, DispatchTable table, Counter counter, Func<FirmwareTask<ulong>> program);

    public IEnumerable<Measurement> Measure()
    {
        foreach ((string what, Func<Counter, FirmwareTask<ulong>> program) in new (string, Func<Counter, FirmwareTask<ulong>>)[] { ("SMI dispatch by code bytes", CallCells), ("protocol call, 2 fetches", CallMembers) })
        {
            double own = NanosecondsPerCall(static (memory, table, _, program) => new ByCodeBytes(memory, table, program), program);
            double bySwitch = NanosecondsPerCall(static (memory, _, counter, program) => new BySwitch(memory, counter, program), program);
            double byDictionary = NanosecondsPerCall(static (memory, _, counter, program) => new ByDictionary(memory, counter, program), program);
            yield return new Measurement(what, own, "ns", "a hand-written switch", bySwitch);
            yield return new Measurement("  the same", own, "ns", "delegates in a Dictionary", byDictionary);
        }
    }

    private static double NanosecondsPerCall(Finder find, Func<Counter, FirmwareTask<ulong>> program)
    {
        FirmwareImage image = new("Counter", number: 1);
        Counter counter = image.Add(new Counter());
        DispatchTable table = new();
        ToyMachine machine = new(new RoundRobin(int.MaxValue), memorySize: 0x4000);
        machine.Memory.WriteBlock(Counter.ImageBase, image.Link(Counter.ImageBase, table));
        machine.Scheduler.Add(find(machine.Memory, table, counter, () => program(counter)));
        ulong steps = StepsOf(program == CallMembers);
        machine.Scheduler.Run(steps);
        return Median.Nanoseconds(Calls, () => machine.Scheduler.Run(steps));
    }

    // A fetch, and for a member the read of its address before it.
    private static ulong StepsOf(bool members) => (ulong)(members ? 2 * Calls : Calls);

    private static async FirmwareTask<ulong> CallCells(Counter counter)
    {
        ulong sum = 0;
        while (true)
        {
            for (ulong i = 0; i < 8; i++)
            {
                sum = await Agent.Current.Call(counter.FirstCell + (i * CodeCell.Size), CallArguments.Of(sum));
            }
        }
    }

    private static async FirmwareTask<ulong> CallMembers(Counter counter)
    {
        await counter.FillTable();
        Ptr<CounterProtocol> table = new(Counter.Table);
        ulong sum = 0;
        while (true)
        {
            sum = await table.Add1(sum);
            sum = await table.Add2(sum);
            sum = await table.Add3(sum);
            sum = await table.Add4(sum);
            sum = await table.Add5(sum);
            sum = await table.Add6(sum);
            sum = await table.Add7(sum);
            sum = await table.Add8(sum);
        }
    }
}
