// A phase of the hot-plug scenario that is not over must not be reported on.
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Platform.Hotplug;

namespace SmmFirmwareKit.Platform.Tests.HotAdd;

public sealed class Phase_Stuck
{
    [Fact]
    public void RunThatStopsBeforeItIsIdle_IsAFaultThatNamesThePhase()
    {
        HotplugScenario scenario = new(new HotplugOptions { Interference = static (machine, _) => machine.Scheduler.Stop() });
        ExecutionException fault = Assert.Throws<ExecutionException>(scenario.Run);
        Assert.Equal("SFK8020", fault.Id);
        Assert.StartsWith("SFK8020: boot did not come to rest", fault.Message, StringComparison.Ordinal);
    }
}
