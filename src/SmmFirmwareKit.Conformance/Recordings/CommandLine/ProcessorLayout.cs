// -smp: how many CPUs, and in which sockets, dies, cores and threads.
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Hardware;

namespace SmmFirmwareKit.Conformance.CommandLine;

/// <summary>What the command line says of CPUs; 0 where it says nothing (QEMU hw/core/machine-smp.c).</summary>
internal sealed record ProcessorLayout
{
    // QEMU's limit for q35.
    private const ulong MostCpus = 288;

    public int Cpus { get; init; }

    public int MaxCpus { get; init; }

    public int Sockets { get; init; }

    public int Dies { get; init; }

    public int Cores { get; init; }

    public int Threads { get; init; }

    /// <summary>With one more -smp; what it does not name stays.</summary>
    public ProcessorLayout With(string text) => OptionText.Pairs(text, "cpus").Aggregate(this, (layout, pair) => layout.With(text, pair.Key, pair.Value));

    /// <summary>Fills in what is missing. Machines before 6.2 make sockets of the CPUs that nothing else places, later ones cores.</summary>
    public ChipsetConfiguration Apply(ChipsetConfiguration configuration, bool prefersSockets)
    {
        ProcessorLayout full = Completed(prefersSockets);
        var topology = new CpuTopology(full.Sockets, full.Dies, full.Cores, full.Threads);
        if ((long)full.Sockets * full.Dies * full.Cores * full.Threads is < 1 or > (long)MostCpus || topology.Count != full.MaxCpus || full.Cpus > full.MaxCpus)
        {
            throw Unsound($"-smp asks for {full.Cpus} of {full.MaxCpus} CPUs in {full.Sockets} sockets of {full.Dies} dies, {full.Cores} cores and {full.Threads} threads, which QEMU refuses");
        }

        return configuration with { BootCpus = full.Cpus, Topology = topology };
    }

    private static int Given(int value) => Math.Max(value, 1);

    private ProcessorLayout Completed(bool prefersSockets)
    {
        ProcessorLayout layout = this with { Dies = Given(Dies) };
        if (Cpus == 0 && MaxCpus == 0)
        {
            layout = layout with { Sockets = Given(Sockets), Cores = Given(Cores), Threads = Given(Threads) };
            layout = layout with { MaxCpus = layout.Sockets * layout.Dies * layout.Cores * layout.Threads };
        }
        else
        {
            layout = (layout with { MaxCpus = MaxCpus > 0 ? MaxCpus : Cpus }).Divided(prefersSockets);
        }

        return layout with { Cpus = Cpus > 0 ? Cpus : layout.MaxCpus };
    }

    // The first level that is missing takes all CPUs; threads are taken for granted as one, unless all else is given.
    private ProcessorLayout Divided(bool prefersSockets)
    {
        if (Sockets == 0 && (prefersSockets || Cores > 0))
        {
            ProcessorLayout known = this with { Cores = Given(Cores), Threads = Given(Threads) };
            return known with { Sockets = MaxCpus / (Dies * known.Cores * known.Threads) };
        }

        if (Cores == 0)
        {
            ProcessorLayout known = this with { Sockets = Given(Sockets), Threads = Given(Threads) };
            return known with { Cores = MaxCpus / (Dies * known.Sockets * known.Threads) };
        }

        return this with { Threads = Threads > 0 ? Threads : MaxCpus / (Sockets * Dies * Cores) };
    }

    private ProcessorLayout With(string text, string key, string value)
    {
        int count = OptionText.Number(value) is { } number and <= MostCpus ? (int)number : throw Unsound($"-smp {text} has no number up to {MostCpus} for {key}");
        return key switch
        {
            "cpus" => this with { Cpus = count },
            "maxcpus" => this with { MaxCpus = count },
            "sockets" => this with { Sockets = count },
            "dies" => this with { Dies = count },
            "cores" => this with { Cores = count },
            "threads" => this with { Threads = count },
            "clusters" when count <= 1 => this,
            _ => throw Unsound($"-smp {text} has {key}, which q35 does not have"),
        };
    }

    private static ExecutionException Unsound(string complaint) => new("SFK7107", $"{complaint}; correct the recording's argv");
}
