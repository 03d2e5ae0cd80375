// A q35 machine: processors, memory, chipset, and the wires between them.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Hardware;

/// <summary>What a machine is built from.</summary>
/// <param name="Chipset">RAM, topology, host features.</param>
/// <param name="Flash">The flash image; its last byte lies at 4 GiB − 1.</param>
/// <param name="Code">The functions that code cells in memory can name.</param>
public sealed record MachineConfiguration(ChipsetConfiguration Chipset, byte[] Flash, DispatchTable Code)
{
    public ProcessorFeatures Features { get; init; } = new();

    /// <summary>How processors latch INIT, SIPI and SMI.</summary>
    public EventOrder EventOrder { get; init; } = EventOrder.Hardware;

    public IScheduleStrategy Strategy { get; init; } = new RoundRobin();
}

/// <summary>One machine, single-threaded and deterministic; many may run side by side on different threads.</summary>
public sealed class Machine : IChipsetOutputs
{
    private readonly Processor[] _processors;

    public Machine(MachineConfiguration configuration)
    {
        Configuration = configuration;
        Scheduler = new Scheduler(Journal, configuration.Strategy);
        DmaMemory dma = new(() => Memory!);
        Ram = new PhysicalMemory(Journal);
        Chipset = new Chipset(Journal, configuration.Chipset with { FlashBytes = (uint)configuration.Flash.Length }, this, dma, () => Scheduler.Now);
        Memory = new MemoryBus(Ram, configuration.Flash, Chipset, Scheduler.Watches);
        Dma = dma;
        _processors = [.. Chipset.PossibleCpus.Select(place => new Processor(this, place))];
        foreach (Processor processor in _processors)
        {
            Scheduler.Add(processor);
        }

        for (int i = 0; i < configuration.Chipset.BootCpus; i++)
        {
            _processors[i].Insert(bootstrap: i == 0);
        }
    }

    public MachineConfiguration Configuration { get; }

    public Journal Journal { get; } = new();

    public Scheduler Scheduler { get; }

    public PhysicalMemory Ram { get; }

    public MemoryBus Memory { get; }

    /// <summary>Memory as devices reach it.</summary>
    public DmaMemory Dma { get; }

    public Chipset Chipset { get; }

    /// <summary>Every slot, in index order; see <see cref="Processor.IsPresent"/>.</summary>
    public ReadOnlySpan<Processor> Processors => _processors;

    /// <summary>Called after an SMI command (a write to APM_CNT) has posted its SMIs, before anybody takes one.</summary>
    public Action? SmiRaised { get; set; }

    internal DispatchTable Code => Configuration.Code;

    internal ProcessorFeatures Features => Configuration.Features;

    internal EventOrder EventOrder => Configuration.EventOrder;

    internal CpuTopology Topology => Configuration.Chipset.Topology;

    /// <summary>device_add: QEMU's refusal, or null when the processor is there, waiting for SIPI.</summary>
    public string? PlugCpu(int index)
    {
        string? refusal = Chipset.PlugCpu(index);
        if (refusal is null)
        {
            _processors[index].Insert(bootstrap: false);
        }

        return refusal;
    }

    /// <summary>device_del: QEMU's refusal, or null when the OS was asked to give the processor back.</summary>
    public string? RequestUnplug(int index) => Chipset.RequestUnplug(index);

    /// <summary>The reset button.</summary>
    public void SystemReset()
    {
        Chipset.SystemReset();
        foreach (Processor processor in _processors)
        {
            processor.PostReset();
        }
    }

    /// <summary>A digest of everything that decides how the machine goes on: memory, registers, devices, suspended functions.</summary>
    public ulong Digest()
    {
        StableHash hash = default;
        Ram.Digest(ref hash);
        foreach (Device device in Chipset.Devices.Where(device => device.DistinguishesStates))
        {
            AddState(device, ref hash);
        }

        foreach (Agent agent in Scheduler.Agents)
        {
            agent.Digest(ref hash);
        }

        return hash.Value;
    }

    void IChipsetOutputs.RaiseSmi(int cpu)
    {
        _processors[cpu].PostSmi();
        SmiRaised?.Invoke();
    }

    void IChipsetOutputs.BroadcastSmi()
    {
        foreach (Processor processor in _processors)
        {
            processor.PostSmi();
        }

        SmiRaised?.Invoke();
    }

    void IChipsetOutputs.SetInterruptLine(int line, bool level) => Chipset.IoApic.SetLine(line, level);

    // Eight destination bits, all ones for everybody.
    void IChipsetOutputs.SendInterrupt(IoApicMessage message)
    {
        if (message.IsLogical || message.Mode > DeliveryMode.LowestPriority)
        {
            throw new ExecutionException("SFK7011", $"an I/O APIC input was sent with {(message.IsLogical ? "a logical destination" : $"delivery mode {message.Mode}")}, which is not modelled; use fixed delivery to a physical destination");
        }

        SendToDestination(new InterruptCommand(
            DeliveryMode.Fixed, DestinationShorthand.None, message.Vector, Assert: true, LevelTriggered: false, message.Destination, Broadcast: message.Destination == 0xFF));
    }

    void IChipsetOutputs.RequestSystemReset() => SystemReset();

    void IChipsetOutputs.RequestSleep(SleepState state) => throw new ExecutionException(
        "SFK7104", $"PM1_CNT.SLP_EN sends the machine to {state}: a machine that sleeps, or is off, is not modelled; end the run before");

    void IChipsetOutputs.SetAddressLine20(bool open)
    {
        if (!open)
        {
            throw new ExecutionException("SFK7104", "port 0x92 written with ALT_A20_GATE clear: masking address line 20 is not modelled; keep bit 1 set");
        }
    }

    void IChipsetOutputs.Ejected(int cpu) => _processors[cpu].Remove();

    void IChipsetOutputs.ReportOspmStatus(int cpu, uint ostEvent, uint ostStatus)
    {
    }

    /// <summary>Whether an address lies in memory that only SMM sees: TSEG, or the locked default SMBASE.</summary>
    internal bool InSmram(ulong address)
    {
        SmramState smram = Chipset.Smram;
        return smram.InTseg(address) || (smram.DefaultSmbaseLocked && address - 0x30000 < 0x20000);
    }

    /// <summary>Delivers an inter-processor interrupt (SDM vol. 3 §12.6.1).</summary>
    internal void Send(Processor sender, InterruptCommand command)
    {
        if (command.IsInitDeassert)
        {
            return;
        }

        switch (command.Shorthand)
        {
            case DestinationShorthand.Self:
                Post(sender, command);
                break;
            case DestinationShorthand.AllIncludingSelf:
                SendToAll(except: null, command);
                break;
            case DestinationShorthand.AllExcludingSelf:
                SendToAll(sender, command);
                break;
            default:
                SendToDestination(command);
                break;
        }
    }

    private static void AddState(Checkpointed part, ref StableHash hash)
    {
        byte[] state = new byte[part.StateSize];
        part.Save(state);
        hash.Add(state);
    }

    private void SendToAll(Processor? except, InterruptCommand command)
    {
        foreach (Processor processor in _processors)
        {
            if (processor != except)
            {
                Post(processor, command);
            }
        }
    }

    private void SendToDestination(InterruptCommand command)
    {
        if (command.Broadcast)
        {
            SendToAll(except: null, command);
        }
        else if (Find(command.Destination) is { } target)
        {
            Post(target, command);
        }
    }

    // Slots are in ascending APIC id order.
    private Processor? Find(uint apicId)
    {
        int low = 0;
        int high = _processors.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) >> 1;
            uint here = _processors[middle].Place.ApicId;
            if (here == apicId)
            {
                return _processors[middle];
            }

            (low, high) = here < apicId ? (middle + 1, high) : (low, middle - 1);
        }

        return null;
    }

    private static void Post(Processor target, InterruptCommand command)
    {
        switch (command.Mode)
        {
            case DeliveryMode.Fixed or DeliveryMode.LowestPriority:
                target.Interrupt(command.Vector);
                break;
            case DeliveryMode.Smi:
                target.PostSmi();
                break;
            case DeliveryMode.Nmi:
                target.PostNmi();
                break;
            case DeliveryMode.Init:
                target.PostInit();
                break;
            case DeliveryMode.StartUp:
                target.PostSipi(command.Vector);
                break;
            default:
                throw new ExecutionException("SFK7210", $"an IPI of delivery mode {command.Mode} was sent, which has no meaning on this bus");
        }
    }
}
