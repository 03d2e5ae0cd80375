// A scheduler, a journal, a memory and some toy processors.
namespace SmmFirmwareKit.Execution.Toy;

/// <summary>The smallest machine that the execution core can run.</summary>
public sealed class ToyMachine
{
    public ToyMachine(IScheduleStrategy? strategy = null, int memorySize = 0x1000)
    {
        Scheduler = new Scheduler(Journal, strategy ?? new RoundRobin());
        Memory = new ToyMemory(Scheduler, memorySize);
    }

    public Journal Journal { get; } = new();

    public Scheduler Scheduler { get; }

    public ToyMemory Memory { get; }

    /// <summary>Adds an agent that runs <paramref name="entries"/>: number 0 first, number 1 at an interrupt.</summary>
    public ToyAgent Add(string name, params Func<ulong, FirmwareTask<ulong>>[] entries) =>
        Add(name, new ToyFunctions(entries), entry: 0, argument: 0);

    public ToyAgent Add(string name, IToyPrograms programs, ulong entry, ulong argument)
    {
        ToyAgent agent = new(name, Memory, programs, entry, argument);
        Scheduler.Add(agent);
        return agent;
    }

    /// <summary>A number for everything but virtual time: memory, stacks, what each agent waits for.</summary>
    public ulong Digest()
    {
        StableHash hash = default;
        foreach (Agent agent in Scheduler.Agents)
        {
            agent.Digest(ref hash);
        }

        hash.Add(Memory.Bytes);
        return hash.Value;
    }
}
