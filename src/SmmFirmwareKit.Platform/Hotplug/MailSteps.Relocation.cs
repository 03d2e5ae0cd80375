// Steps 09 to 15: the new CPU's first SMI, its new SMBASE, and its way to the OS.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Platform.Hotplug;

public sealed partial class MailSteps
{
    // 09
    private HotplugStep DirectedSmi() => Done("09", "directed SMI to the new CPU", Cpus(_first.SmiIpi), Of(cpu => cpu.SmiIpi, cpu => cpu.PenSipi),
        $"ICR <- {Value(_first.SmiIpi)}, {Value(_first.PenSipi)} ({_first.SmiIpi?.Function})");

    // 10
    private HotplugStep Rebase() => Done("10", "its first SMI moves SMBASE", _added, Of(cpu => cpu.SmbaseWrite, cpu => cpu.Rsm),
        $"{AddressOf(_first.SmbaseWrite)} <- {Value(_first.SmbaseWrite)} ({_first.SmbaseWrite?.Function}), RSM");

    // 11
    private HotplugStep RestoreMemory() => Dropped("11", "restore 0x38000", HandlerStaysHidden(),
        $"stays SMRAM: outside {Hex.OnesOr(_evidence.OutsideReads.LastOrDefault(read => read.Address == 0x38000)?.Value ?? 0)}");

    // 12
    private HotplugStep UpdateTables()
    {
        Observation? count = _evidence.ExpectedCpusWrites.Count == 0 ? null : _evidence.ExpectedCpusWrites[^1];
        return Done("12", "SMM tables get the new CPU", Cpus(_first.AddProcessor), Seen([.. _evidence.NewCpus.Select(cpu => cpu.AddProcessor), .. _evidence.ExpectedCpusWrites]),
            $"mNumberOfCpus {_evidence.ExpectedCpusBefore} -> {count?.Value} ({count?.Function})");
    }

    // The line between 12 and 13
    private HotplugStep NextSmi()
    {
        SmiCommand? command = _evidence.Commands.Count == 0 ? null : _evidence.Commands[^1];
        return Unless(MissesOldCpu(command) || _evidence.NewCpus.Any(cpu => cpu.SmiInTseg is null), Done("--", "next SMI: all CPUs in TSEG", command?.Takers ?? [], Seen([command?.Write, .. _evidence.NewCpus.Select(cpu => cpu.SmiInTseg)]),
            $"0xB2 <- {Value(command?.Write)}; CPU {_first.Index} at SMBASE {Value(_first.SmiInTseg)}"));
    }

    // 13
    private HotplugStep MemoryInit() => Dropped("13", "new CPU runs memory init", _evidence.NewCpus.All(RanOnlyThePen),
        $"only page {string.Join(", ", _first.PagesBeforeOs.Select(Hex.Of))} before the OS's SIPI");

    // 14
    private HotplugStep WaitForOs() => Done("14", "new CPU awaits INIT-SIPI-SIPI", _added, Of(cpu => cpu.PenByte),
        $"fetch at {AddressOf(_first.FirstFetch)}; {AddressOf(_first.PenByte)} <- {Value(_first.PenByte)} ({_first.PenByte?.Function})");

    // 15
    private HotplugStep OsStarts() => Done("15", "OS starts the new CPU", Cpus(_first.OsSipi), Of(cpu => cpu.OsSipi, cpu => cpu.OsFetch),
        $"ICR <- {Value(_first.OsSipi)}; CPU {_first.Index} fetches at {AddressOf(_first.OsFetch)}");

    private bool HandlerStaysHidden() => _evidence.FirstHandlerAfter == _evidence.FirstHandlerBefore
        && _evidence.OutsideReads.Any(read => read.Address == MachineView.FirstHandlerAddress)
        && _evidence.OutsideReads.All(read => read.Address != MachineView.FirstHandlerAddress || read.Value == ulong.MaxValue);

    private static bool RanOnlyThePen(NewCpuStory cpu) => cpu.PenSipi is { } sipi && cpu.PagesBeforeOs.SetEquals([HotplugObserver.PenPage(sipi)]);

    private static string AddressOf(Observation? observation) => observation is null ? "-" : Hex.Of(observation.Address);
}
