// A machine with its firmware, booted until the OS idles; and what is asked of it from outside.
using System.Buffers.Binary;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Hardware;
using SmmFirmwareKit.Modules.Os;
using SmmFirmwareKit.Platform;

namespace SmmFirmwareKit.Benchmarks;

internal static class BootedMachine
{
    private const ulong StateField = OsMemoryMap.Control;
    private const ulong RequestField = OsMemoryMap.Control + 8;

    /// <summary>Options of a machine in which every slot is filled.</summary>
    internal static OvmfOptions Full(int cpus) => new() { Topology = CpuTopology.Flat(cpus), BootCpus = cpus };

    internal static OvmfPlatform Boot(OvmfPkgX64 firmware, IScheduleStrategy? strategy = null)
    {
        OvmfPlatform platform = new(firmware, strategy);
        RunToIdle(platform);
        return platform;
    }

    /// <summary>Plugs the processor of the first empty slot and runs until the OS idles again.</summary>
    internal static void HotAdd(OvmfPlatform platform)
    {
        platform.Operator.Plug(platform.Firmware.Options.BootCpus, count: 1, PlugMoment.BeforeSmi);
        RunToIdle(platform);
    }

    /// <summary>Has the OS write 0 to port 0xB2 and runs until every processor is back from SMM.</summary>
    internal static void RaiseSmi(OvmfPlatform platform)
    {
        Span<byte> request = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(request, OsControl.RequestPending);
        platform.Machine.Dma.Write(RequestField, request);
        RunToIdle(platform);
    }

    private static void RunToIdle(OvmfPlatform platform)
    {
        RunOutcome outcome = platform.Machine.Scheduler.Run();
        uint state = BinaryPrimitives.ReadUInt32LittleEndian(platform.Machine.Ram.Read(StateField));
        if (outcome != RunOutcome.Quiescent || (OsState)state != OsState.Idle)
        {
            throw new InvalidOperationException($"the OS does not idle: {outcome}, state {state} after {platform.Machine.Scheduler.Step} steps");
        }
    }
}
