// What tests ask of a bench and replays do not.
using SmmFirmwareKit.Conformance;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Hardware.Tests.Processors;

internal static class CpuBenchAssertions
{
    /// <summary>Runs into a fault; its id must be <paramref name="id"/>.</summary>
    public static FirmwareFault Faults(this CpuBench bench, string id)
    {
        FirmwareFault fault = Assert.Throws<FirmwareFault>(() => bench.Run());
        Assert.Equal(id, fault.Id);
        return fault;
    }
}
