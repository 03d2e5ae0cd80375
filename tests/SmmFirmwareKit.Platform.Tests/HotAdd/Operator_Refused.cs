// What the OS and the operator may do without harm: spurious SMIs, plugs that QEMU refuses.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Hardware;
using SmmFirmwareKit.Modules.Os;

namespace SmmFirmwareKit.Platform.Tests.HotAdd;

public sealed class Operator_Refused
{
    private static HotAddRun Booted(ulong hostSmiFeatures = 7, ulong seed = 5)
    {
        HotAddRun run = new(HotAddRun.Firmware(slots: 4, bootCpus: 3, hostSmiFeatures), HotAddCase.Strategy(seed));
        run.Settle();
        return run;
    }

    /// <summary>hotplug-steps step 05: the OS writes 4 with nothing to add.</summary>
    [Theory]
    [InlineData(7UL)]
    [InlineData(0UL)]
    public void SmiCommandWithNothingToAdd_ChangesNothing(ulong hostSmiFeatures)
    {
        HotAddRun run = Booted(hostSmiFeatures);
        uint[] smiCounts = SmiCounts(run);
        uint[] smbases = [.. run.Machine.Processors.ToArray().Select(cpu => cpu.Smbase)];
        for (int i = 0; i < 3; i++)
        {
            run.Request(Q35MchIch9.ICH9_APM_CNT_CPU_HOTPLUG);
            run.Settle();
        }

        Assert.Equal(smbases, run.Machine.Processors.ToArray().Select(cpu => cpu.Smbase));
        Assert.Equal(smiCounts[0] + 3, SmiCounts(run)[0]);
        Assert.Equal(0u, run.NotifyCount);
        EndState.Verify(run, 0);
    }

    /// <summary>An SMI without any handler for its command, too.</summary>
    [Fact]
    public void UnknownSmiCommand_ChangesNothing()
    {
        HotAddRun run = Booted();
        run.Request(0x99);
        run.Settle();
        EndState.Verify(run, 0);
    }

    /// <summary>QEMU's texts: hw/i386/x86.c x86_cpu_pre_plug; recording cphp_05.</summary>
    [Theory]
    [InlineData(2, "CPU[2] with APIC ID 2 exists")]
    [InlineData(4, "Invalid CPU index 4, valid index range 0:3")]
    [InlineData(-1, "Invalid CPU index -1, valid index range 0:3")]
    public void PlugOfASlotThatIsTakenOrMissing_IsRefused(int slot, string refusal)
    {
        HotAddRun run = Booted();
        ulong before = run.Machine.Digest();
        Assert.Equal(refusal, run.Machine.PlugCpu(slot));
        Assert.Equal(before, run.Machine.Digest());
    }

    /// <summary>The operator reports the first refusal and goes on with the rest.</summary>
    [Fact]
    public void OperatorBeyondTheSlots_PlugsWhatFitsAndReports()
    {
        HotAddRun run = Booted();
        run.Plug(2, PlugMoment.BeforeSmi);
        run.Settle();
        Assert.Equal("Invalid CPU index 4, valid index range 0:3", run.Platform.Operator.Refusal);
        EndState.Verify(run, 1);
        Assert.Equal("CPU[3] with APIC ID 3 exists", run.Machine.PlugCpu(3));
    }

    /// <summary>semantics §5: broadcast negotiated without hot-plug refuses device_add (QEMU hw/acpi/ich9.c).</summary>
    [Fact]
    public void BroadcastWithoutHotplug_RefusesDeviceAdd()
    {
        HotAddRun run = Booted(SmiFeatures.Broadcast);
        Assert.Equal(SmiFeatures.Broadcast, run.Machine.Chipset.SmiFeatures.Negotiated);
        run.Plug(1, PlugMoment.BeforeSmi);
        run.Settle();
        Assert.Equal("cpu hotplug with SMI wasn't enabled by firmware", run.Platform.Operator.Refusal);
        Assert.False(run.Machine.Processors[3].IsPresent);
        EndState.Verify(run, 0);
    }

    private static uint[] SmiCounts(HotAddRun run) => [.. run.Machine.Processors.ToArray().Select(cpu => cpu.SmiCount)];
}
