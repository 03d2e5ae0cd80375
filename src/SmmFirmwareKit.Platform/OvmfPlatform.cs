// The firmware on its q35 machine, ready to run.
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Hardware;

namespace SmmFirmwareKit.Platform;

/// <summary>One machine with its firmware, and the operator at its monitor.</summary>
public sealed class OvmfPlatform
{
    // Long enough that thousands of processors do not evict each other from the host's caches at every turn.
    private const int Quantum = 64;

    public OvmfPlatform(OvmfPkgX64 firmware, IScheduleStrategy? strategy = null)
    {
        Firmware = firmware;
        Machine = new Machine(new MachineConfiguration(firmware.Options.ToChipset(), firmware.Flash, firmware.Code)
        {
            Features = firmware.Options.Features,
            EventOrder = firmware.Options.EventOrder,
            Strategy = strategy ?? new RoundRobin(Quantum),
        });
        Operator = new Operator(Machine);
        Machine.Scheduler.Add(Operator);
    }

    public OvmfPkgX64 Firmware { get; }

    public Machine Machine { get; }

    public Operator Operator { get; }
}
