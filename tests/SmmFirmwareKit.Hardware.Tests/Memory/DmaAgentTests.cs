// A bus master beside the processors: what it reaches, what it does not, and that it is scheduled and checkpointed like them.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Hardware.Tests.Memory;

public sealed class DmaAgentTests
{
    private const ulong RamAddress = 0x100000;
    private const ulong DefaultSmbase = 0x30000;
    private const uint Pattern = 0xC0FFEE11;
    private const ulong CopySteps = 2;
    private const ulong OverwriteSteps = 3;

    [Fact]
    public void WriteToRam_ArrivesAndIsReadBack()
    {
        (Machine machine, DmaAgent agent) = Build(Copy(from: RamAddress, to: RamAddress + 0x20));
        machine.Ram.Write(RamAddress, BitConverter.GetBytes(Pattern));
        agent.Start();
        machine.Scheduler.Run(CopySteps);
        Assert.Equal(Pattern, BitConverter.ToUInt32(machine.Ram.Read(RamAddress + 0x20)));
        Assert.Equal(Activity.Absent, agent.Activity);
    }

    /// <summary>QEMU hw/pci-host/q35.c: SMRAM at the default SMBASE is a black hole for everyone outside SMM.</summary>
    [Fact]
    public void LockedDefaultSmbase_ReadsOnesAndKeepsItsBytes()
    {
        (Machine machine, DmaAgent agent) = Build(Overwrite(DefaultSmbase));
        machine.Ram.Write(DefaultSmbase, BitConverter.GetBytes(Pattern));
        machine.Chipset.WriteConfig(0, 0, 0, 0x9C, 1, 0xFF);
        machine.Chipset.WriteConfig(0, 0, 0, 0x9C, 1, 0x02);
        agent.Start();
        machine.Scheduler.Run(OverwriteSteps);
        Assert.Equal(Pattern, BitConverter.ToUInt32(machine.Ram.Read(DefaultSmbase)));
        Assert.Equal(uint.MaxValue, BitConverter.ToUInt32(machine.Ram.Read(RamAddress)));
    }

    [Fact]
    public void WhereNothingAnswers_ReadsOnes()
    {
        (Machine machine, DmaAgent agent) = Build(Copy(from: 0xE0000000, to: RamAddress));
        agent.Start();
        machine.Scheduler.Run(CopySteps);
        Assert.Equal(uint.MaxValue, BitConverter.ToUInt32(machine.Ram.Read(RamAddress)));
    }

    [Fact]
    public void CheckpointInTheMiddle_RestoresToTheSameEnd()
    {
        (Machine machine, DmaAgent agent) = Build(Overwrite(RamAddress + 0x40));
        agent.Start();
        machine.Scheduler.Run(steps: 1);
        Checkpoint middle = machine.Journal.Take();
        machine.Scheduler.Run(OverwriteSteps - 1);
        ulong end = machine.Digest();
        machine.Journal.Restore(middle);
        Assert.NotEqual(end, machine.Digest());
        machine.Scheduler.Run(OverwriteSteps - 1);
        Assert.Equal(end, machine.Digest());
    }

    [Fact]
    public void PortAccess_FaultsByName()
    {
        (Machine machine, DmaAgent agent) = Build(ReadPort);
        agent.Start();
        FirmwareFault fault = Assert.Throws<FirmwareFault>(() => machine.Scheduler.Run());
        Assert.Equal("SFK7013", fault.Id);
        Assert.Equal("attacker", fault.AgentName);
    }

    private static (Machine Machine, DmaAgent Agent) Build(Func<FirmwareTask<ulong>> program)
    {
        Machine machine = new(new MachineConfiguration(new ChipsetConfiguration(), new byte[0x20000], new DispatchTable()));
        DmaAgent agent = new(machine, "attacker", program);
        machine.Scheduler.Add(agent);
        machine.Scheduler.Strategy = new Scripted([], new OnlyTheAgent(agent));
        return (machine, agent);
    }

    private static Func<FirmwareTask<ulong>> Copy(ulong from, ulong to) => async () =>
    {
        uint word = await new ReadStep<uint>(from);
        await new WriteStep<uint>(to, word);
        return 0;
    };

    // What is there goes to RamAddress for the test to see; then the place is overwritten.
    private static Func<FirmwareTask<ulong>> Overwrite(ulong address) => async () =>
    {
        uint word = await new ReadStep<uint>(address);
        await new WriteStep<uint>(RamAddress, word);
        await new WriteStep<uint>(address, 0x0BAD0BAD);
        return 0;
    };

    private static async FirmwareTask<ulong> ReadPort() => await new Step<byte>(StepKind.IoRead, 1, 0xB2);

    // The bootstrap processor has no firmware here: it must never get a turn.
    private sealed class OnlyTheAgent(DmaAgent agent) : IScheduleStrategy
    {
        public UInt128 State { get; set; }

        public Choice Next(ReadySet ready, int last) => new(agent.Index, 16);
    }
}
