// What hot-added CPUs do outside SMM before the OS starts them: docs/hotplug-steps.md §D 3.
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Hardware;
using SmmFirmwareKit.Modules.Os;
using SmmFirmwareKit.Modules.OvmfPkg;

namespace SmmFirmwareKit.Platform.Tests.HotAdd;

/// <summary>
/// Fails on the first access outside SMM, before the OS's SIPI, that leaves the pen page, and on a call of AddProcessor for a
/// CPU that has not said from the pen that it left SMM; remembers the SIPIs.
/// </summary>
internal sealed class NewProcessorTrace(OvmfPlatform platform, int bootCpus) : ITraceSink
{
    private const ulong SmmVacated = OvmfMemoryMap.PenPage + 0xFFF;

    private readonly HashSet<int> _inPen = [];
    private readonly ulong _addProcessor = platform.Firmware.PiSmmCpuDxeSmm.CpuService.SmmAddProcessorAddress;
    private int _announced;
    private readonly List<ulong>[] _startUps = [.. platform.Machine.Processors.ToArray().Select(_ => new List<ulong>())];

    /// <summary>What went wrong, or null.</summary>
    public string? Violation { get; private set; }

    public void Record(in StepRecord record)
    {
        if (record.Agent < bootCpus || record.Agent >= _startUps.Length)
        {
            LookAtOldProcessor(in record);
            return;
        }

        if (record.Kind == StepKind.Event)
        {
            if (record.Address == (ulong)ProcessorEvent.StartUp)
            {
                _startUps[record.Agent].Add(record.Value << 12);
            }

            return;
        }

        if (record is { Kind: StepKind.MemoryWrite, Address: SmmVacated })
        {
            _inPen.Add(record.Agent);
        }

        bool inSmm = (record.Mode & (byte)ProcessorModes.Smm) != 0;
        if (!inSmm && !_startUps[record.Agent].Contains(OsMemoryMap.ApVector) && !IsInPen(in record))
        {
            Violation ??= $"CPU {record.Agent} at step {record.Step}: {record.Kind} 0x{record.Address:X} in {FunctionNames.Of(record.Function)} before the OS started it";
        }
    }

    /// <summary>Every added CPU was started in the pen first, and by the OS last.</summary>
    public void Verify(int added)
    {
        Assert.Null(Violation);
        for (int cpu = bootCpus; cpu < bootCpus + added; cpu++)
        {
            Assert.Equal(OvmfMemoryMap.PenPage, _startUps[cpu][0]);
            Assert.Equal(OsMemoryMap.ApVector, _startUps[cpu][^1]);
        }
    }

    // SmbaseRelocate waits for the pen's byte, one new CPU at a time: as many announced as have left SMM.
    private void LookAtOldProcessor(in StepRecord record)
    {
        if (record.Kind == StepKind.Fetch && record.Address == _addProcessor && ++_announced > _inPen.Count)
        {
            Violation ??= $"AddProcessor at step {record.Step} is call {_announced}, but {_inPen.Count} new CPUs have left SMM";
        }
    }

    private static bool IsInPen(in StepRecord record) => record.Kind switch
    {
        StepKind.Fetch or StepKind.MemoryWrite => (record.Address & ~0xFFFUL) == OvmfMemoryMap.PenPage,
        StepKind.ControlRead or StepKind.ControlWrite or StepKind.Halt => true,
        _ => false,
    };
}
