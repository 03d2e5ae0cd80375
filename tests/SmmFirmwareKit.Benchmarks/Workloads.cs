// Machines whose agents read for ever, at the bottom of a call stack of a given depth.
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Execution.Toy;

namespace SmmFirmwareKit.Benchmarks;

internal static class Workloads
{
    /// <summary>Agents that take turns of <paramref name="quantum"/> steps.</summary>
    internal static ToyMachine Reading(int agents, int quantum, int depth = 1)
    {
        ToyMachine machine = new(new RoundRobin(quantum));
        for (int i = 0; i < agents; i++)
        {
            machine.Add($"CPU {i}", _ => Nested(depth));
        }

        machine.Scheduler.Run((ulong)(agents * 10));
        return machine;
    }

    /// <summary>Agents that call three functions deep for each read, so that every turn suspends and resumes calls.</summary>
    internal static ToyMachine Calling(int agents)
    {
        ToyMachine machine = new(new RoundRobin(1));
        for (int i = 0; i < agents; i++)
        {
            machine.Add($"CPU {i}", async _ =>
            {
                while (true)
                {
                    await ReadBelow(3);
                }
            });
        }

        return machine;
    }

    private static async FirmwareTask<ulong> Nested(int depth) => depth > 1 ? await Nested(depth - 1) + 1 : await ReadForEver();

    private static async FirmwareTask<ulong> ReadForEver()
    {
        ulong sum = 0;
        while (true)
        {
            sum += await ToyStep.Read<uint>(0x40);
        }
    }

    private static async FirmwareTask<ulong> ReadBelow(int depth) =>
        depth > 1 ? await ReadBelow(depth - 1) : await ToyStep.Read<uint>(0x40);
}
