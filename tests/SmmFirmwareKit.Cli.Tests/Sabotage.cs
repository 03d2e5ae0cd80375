// Experiments that break what firmware relies on, while it runs.
using System.Buffers.Binary;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Hardware;

namespace SmmFirmwareKit.Cli.Tests;

/// <summary>Faults of hardware, as it were: they change SMRAM, which no attacker can.</summary>
internal static class Sabotage
{
    private const ulong SavedSmbase = 0x3FF00;
    private const ulong AboutToLeaveSmm = 0x30015;
    private const ulong FirstHandler = 0x38000;

    /// <summary>CPU 4 gets the SMBASE of the next slot.</summary>
    public static void SwapSmbase(Machine machine, StepRecord record)
    {
        if (record is { Agent: 4, Kind: StepKind.MemoryWrite, Address: AboutToLeaveSmm })
        {
            Span<byte> bytes = stackalloc byte[4];
            machine.Memory.TryRead(SavedSmbase, bytes, Requester.CpuInSmm);
            BinaryPrimitives.WriteUInt32LittleEndian(bytes, BinaryPrimitives.ReadUInt32LittleEndian(bytes) + 0x2000);
            machine.Memory.TryWrite(SavedSmbase, bytes, Requester.CpuInSmm);
        }
    }

    /// <summary>CPU 4 finds no code at 0x38000.</summary>
    public static void EraseFirstHandler(Machine machine, StepRecord record)
    {
        if (record is { Agent: 4, Kind: StepKind.Event, Address: (ulong)ProcessorEvent.Smi })
        {
            machine.Memory.TryWrite(FirstHandler, new byte[16], Requester.CpuInSmm);
        }
    }
}
