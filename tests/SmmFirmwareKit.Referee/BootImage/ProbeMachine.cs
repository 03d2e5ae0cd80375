// The model with the probe's functions in its memory.
using System.Text;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Hardware;
using M = SmmFirmwareKit.Referee.BootImage.ProbeMemory;

namespace SmmFirmwareKit.Referee.BootImage;

internal sealed class ProbeMachine
{
    private const int FlashSize = 0x20000;
    private const int Image = 1;
    private const byte NmiVector = 2;
    private const int MostTurns = 1000;
    private const ulong StepsOfATurn = 100_000;

    private readonly DispatchTable _code = new();

    /// <summary>What the probe prints on the model under the given event rules; <paramref name="prepare"/> sees the machine before it starts.</summary>
    public static string[] Run(EventOrder order, Action<Machine>? prepare = null) => new ProbeMachine().Print(order, prepare).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private string Print(EventOrder order, Action<Machine>? prepare)
    {
        byte[] flash = new byte[FlashSize];
        Cell("Reset", ProbeFirmware.Reset).CopyTo(flash.AsSpan(FlashSize - CodeCell.Size));
        ChipsetConfiguration chipset = new() { Topology = CpuTopology.Flat(2), BootCpus = 2, RamBytes = 64UL << 20 };
        Machine machine = new(new MachineConfiguration(chipset, flash, _code) { EventOrder = order });
        machine.Ram.Write(M.ApCode, Cell("ApStart", ProbeFirmware.ApStart));
        machine.Ram.Write(M.NmiCode, Cell("Nmi", ProbeFirmware.Nmi));
        machine.Ram.Write(0x38000, Cell("Smi30000", ProbeFirmware.SmiHandler));
        machine.Ram.Write(0x48000, Cell("Smi40000", ProbeFirmware.SmiHandler));
        machine.Ram.Write(M.Idt + (16 * NmiVector), Gate(M.NmiCode));
        prepare?.Invoke(machine);
        for (int turn = 0; turn < MostTurns && !machine.Chipset.DebugPort.Text.EndsWith("end\n"u8); turn++)
        {
            machine.Scheduler.Run(StepsOfATurn); // CPU 1 would beat for ever
        }

        return Encoding.ASCII.GetString(machine.Chipset.DebugPort.Text);
    }

    private static byte[] Gate(ulong handler)
    {
        byte[] gate = new byte[16];
        BitConverter.TryWriteBytes(gate, (ushort)handler);
        gate[5] = 0x8E;
        return gate;
    }

    private byte[] Cell(string name, Func<FirmwareTask> body)
    {
        Entry entry = new(name, body);
        _code.Add(Image, entry);
        byte[] cell = new byte[CodeCell.Size];
        CodeCell.Encode(Image, entry.EntryIdentities[0], cell);
        return cell;
    }

    private sealed class Entry(string name, Func<FirmwareTask> body) : IDispatchTarget
    {
        private readonly ulong[] _identities = [StableHash.Of(name)];

        public ReadOnlySpan<ulong> EntryIdentities => _identities;

        public string EntryName(int ordinal) => name;

        public async FirmwareTask<ulong> Dispatch(int ordinal, CallArguments arguments)
        {
            await body();
            return 0;
        }
    }
}
