// Hot-adds recorded on QEMU with OVMF (in hardware's order of events): the same SMM entries and exits, INITs and SIPIs, in the same order.
using System.Buffers.Binary;
using System.Globalization;
using System.Text.RegularExpressions;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Hardware;

namespace SmmFirmwareKit.Platform.Tests.HotAdd;

/// <summary>
/// Source: Recordings/hotadd-*.txt, a log of QEMU 7.2.22 whose TCG was given the order of SDM vol. 3, OVMF 2022.11, 2 of 8 CPUs. Times and
/// addresses of code are the recording's own; SMBASEs are compared as slots, counted in tiles from CPU 0's.
/// </summary>
public sealed partial class HotAdd_AsRecorded
{
    private const int BootCpus = 2;
    private const int Slots = 8;
    private const byte OtherCommand = 0x55; // an SMI command that no handler knows
    private const uint DefaultSmbase = 0x30000;
    private const uint Tile = 0x2000;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void NewCpus_AreRelocatedOneAfterTheOtherAsRecorded(int added)
    {
        string[] recorded = Relocation(Recorded(added));
        Assert.Equal(4 * added, recorded.Length);
        Assert.Equal(string.Join('\n', recorded), string.Join('\n', Relocation(Modelled(added))));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void EveryCpu_EntersAndLeavesSmmAsRecorded(int added)
    {
        Transition[] recorded = Recorded(added);
        Transition[] modelled = Modelled(added);
        for (int cpu = 0; cpu < BootCpus + added; cpu++)
        {
            string expected = InTwoSmis(recorded, cpu);
            Assert.Equal(2, expected.Split("RSM").Length - 1);
            Assert.Equal(expected, InTwoSmis(modelled, cpu));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void OldCpus_StayInUntilTheLastNewCpuIsOut(int added)
    {
        foreach (Transition[] run in new[] { Recorded(added), Modelled(added) })
        {
            Transition last = run.TakeWhile(seen => seen.Kind is not "RSM" || seen.Cpu >= BootCpus).Last(seen => seen.Cpu >= BootCpus);
            Assert.Equal("RSM", last.Kind);
            Assert.Equal(BootCpus + added - 1, last.Cpu);
        }
    }

    // What the new CPUs go through before the first old CPU leaves.
    private static string[] Relocation(Transition[] run) =>
        [.. run.TakeWhile(seen => seen.Kind is not "RSM" || seen.Cpu >= BootCpus).Where(seen => seen.Cpu >= BootCpus).Select(seen => seen.ToString())];

    // The SMI that adds CPUs and the one after it. What an OS does to a CPU in between is not in the recording.
    private static string InTwoSmis(Transition[] run, int cpu)
    {
        string[] own = [.. run.Where(seen => seen.Cpu == cpu).Select(seen => seen.ToString())];
        int first = Array.FindIndex(own, text => text.StartsWith("RSM", StringComparison.Ordinal));
        IEnumerable<string> next = own.Skip(first + 1).Where(text => text.StartsWith("SMM", StringComparison.Ordinal) || text.StartsWith("RSM", StringComparison.Ordinal)).Take(2);
        return string.Join(", ", own.Take(first + 1).Concat(next));
    }

    private static Transition[] Recorded(int added)
    {
        string[] lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Recordings", string.Create(CultureInfo.InvariantCulture, $"hotadd-2-of-8-add-{added}.txt")));
        (string Kind, int Cpu, uint Smbase)[] all = [.. lines.Select(line => Line().Match(line)).Where(match => match.Success).Select(Read)];
        uint first = all.First(seen => seen.Cpu == 0).Smbase;
        return [.. all.Select(seen => new Transition(seen.Kind, seen.Cpu, Slot(seen.Smbase, first)))];
    }

    private static (string Kind, int Cpu, uint Smbase) Read(Match match) => (
        match.Groups["kind"].Value,
        int.Parse(match.Groups["cpu"].ValueSpan, CultureInfo.InvariantCulture),
        uint.Parse(match.Groups["smbase"].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture));

    private static Transition[] Modelled(int added)
    {
        HotAddRun run = new(HotAddRun.Firmware(Slots, BootCpus, hostSmiFeatures: 7), new RoundRobin());
        run.Settle();
        TransitionLog log = new(run.Machine);
        run.Machine.Scheduler.Trace = log;
        run.Plug(added, PlugMoment.BeforeSmi);
        run.Settle();
        run.Request(OtherCommand);
        run.Settle();
        return [.. log.Seen];
    }

    private static int Slot(uint smbase, uint first) => smbase == DefaultSmbase ? -1 : (int)((smbase - first) / Tile);

    [GeneratedRegex(@"ms (?<kind>SMM|RSM|INIT|SIPI) cpu=(?<cpu>\d+) smbase=(?<smbase>[0-9a-f]+) ", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Line();

    private sealed record Transition(string Kind, int Cpu, int Slot)
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Kind} CPU {Cpu} {(Slot < 0 ? "at the default SMBASE" : $"at slot {Slot}")}");
    }

    // A step is recorded before it has happened: RSM shows the SMBASE that it will load.
    private sealed class TransitionLog(Machine machine) : ITraceSink
    {
        private readonly uint _first = machine.Processors[0].Smbase;

        public List<Transition> Seen { get; } = [];

        public void Record(in StepRecord record)
        {
            string? kind = record.Kind switch
            {
                StepKind.Rsm => "RSM",
                StepKind.Event => (ProcessorEvent)record.Address switch { ProcessorEvent.Smi => "SMM", ProcessorEvent.Init => "INIT", ProcessorEvent.StartUp => "SIPI", _ => null },
                _ => null,
            };
            if (kind is not null && record.Agent < machine.Processors.Length)
            {
                uint smbase = machine.Processors[record.Agent].Smbase;
                Seen.Add(new Transition(kind, record.Agent, Slot(kind is "RSM" ? Saved(smbase) : smbase, _first)));
            }
        }

        private uint Saved(uint smbase)
        {
            Span<byte> bytes = stackalloc byte[sizeof(uint)];
            Assert.True(machine.Memory.TryRead(smbase + 0xFF00UL, bytes, Requester.CpuInSmm));
            return BinaryPrimitives.ReadUInt32LittleEndian(bytes);
        }
    }
}
