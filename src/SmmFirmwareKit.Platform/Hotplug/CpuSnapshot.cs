// A processor at one moment, as the tables show it.
using System.Globalization;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Hardware;

namespace SmmFirmwareKit.Platform.Hotplug;

/// <summary>Registers and activity of one slot's processor.</summary>
/// <param name="Index">Slot.</param>
/// <param name="ApicId">Initial APIC id.</param>
/// <param name="Present">Whether there is a processor.</param>
/// <param name="Smbase">Its SMBASE register.</param>
/// <param name="InSmm">Whether it is in SMM.</param>
/// <param name="State">What it does and where.</param>
/// <param name="Address">Linear address of its next instruction.</param>
/// <param name="Smis">SMIs taken since reset.</param>
/// <param name="CallOuts">Fetches from outside SMRAM while in SMM, since the lock.</param>
public sealed record CpuSnapshot(int Index, uint ApicId, bool Present, uint Smbase, bool InSmm, string State, ulong Address, uint Smis, uint CallOuts)
{
    /// <summary>All slots of a machine in index order.</summary>
    public static CpuSnapshot[] TakeAll(Machine machine) => [.. machine.Processors.ToArray().Select(Take)];

    private static CpuSnapshot Take(Processor processor) => new(
        processor.Place.Index,
        processor.Place.ApicId,
        processor.IsPresent,
        processor.Smbase,
        processor.InSmm,
        Describe(processor),
        processor.IsPresent ? processor.InstructionAddress : 0,
        processor.SmiCount,
        processor.CallOuts);

    private static string Describe(Processor processor)
    {
        string activity = processor.Activity switch
        {
            Activity.Runnable => "runs",
            Activity.Parked => "waits",
            Activity.Sleeping => "sleeps",
            Activity.Halted => "halted",
            Activity.WaitForSipi => "wait-for-SIPI",
            Activity.Shutdown => "shut down",
            _ => "empty",
        };
        return processor.Activity is Activity.Absent or Activity.WaitForSipi
            ? activity
            : string.Create(CultureInfo.InvariantCulture, $"{activity} at 0x{processor.InstructionAddress:X} ({processor.SuspendedFunctions().FirstOrDefault() ?? "-"})");
    }
}
