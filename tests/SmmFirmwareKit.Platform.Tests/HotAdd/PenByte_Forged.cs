// The byte in the pen is ordinary RAM: who forges it must not release the BSP before the new CPU has its SMBASE (hotplug-steps, step 10).
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Hardware;
using SmmFirmwareKit.Modules.OvmfPkg;
using SmmFirmwareKit.Platform.Hotplug;

namespace SmmFirmwareKit.Platform.Tests.HotAdd;

public sealed class PenByte_Forged
{
    private const ulong Gate = 0x30000;
    private const ulong SmmVacated = OvmfMemoryMap.PenPage + 0xFFF;

    [Theory]
    [InlineData(1UL)]
    [InlineData(2UL)]
    [InlineData(3UL)]
    [InlineData(4UL)]
    public void Bsp_WaitsForTheByteInSmram(ulong seed)
    {
        HotplugEvidence evidence = new HotplugScenario(new HotplugOptions { Seed = seed, Interference = Forge }).Run();
        NewCpuStory cpu = Assert.Single(evidence.NewCpus);
        Assert.True(cpu.AddProcessor!.Step > cpu.SmbaseWrite!.Step, $"seed {seed}: AddProcessor at step {cpu.AddProcessor.Step}, SMBASE written at step {cpu.SmbaseWrite.Step}");
        Assert.Equal(evidence.After[4].Smbase, evidence.SlotsAfter[4].Smbase);
    }

    // The moment the BSP opens the gate: it has cleared the byte and the new CPU has not gone through yet.
    private static void Forge(Machine machine, StepRecord record)
    {
        if (record is { Agent: < 4, Kind: StepKind.MemoryLocked, Address: Gate })
        {
            machine.Dma.Write(SmmVacated, [1]);
        }
    }
}
