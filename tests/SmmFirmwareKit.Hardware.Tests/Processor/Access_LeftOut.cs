// Accesses that a processor of the model cannot make: each is a fault with its own id.
using SmmFirmwareKit.Conformance;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Hardware.Tests.Processors;

public sealed class Access_LeftOut
{
    private const ulong Ecam = 0xE0000000;
    private const uint PciexbarEnabled = 0xE0000001;

    /// <summary>PCI configuration is 32 bits wide (PCI Express §7.2.2 leaves wider accesses to the platform).</summary>
    [Fact]
    public void QwordAtTheConfigurationWindow_Faults()
    {
        CpuBench bench = new(async () => await new ReadStep<ulong>(Ecam), cpus: 1);
        bench.Machine.Chipset.WriteConfig(0, 0, 0, 0x60, 4, PciexbarEnabled);
        Assert.Contains("an access of 8 bytes at 0xE0000000", bench.Faults("SFK7003").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ControlRegisterThatIsMissing_Faults()
    {
        CpuBench bench = new(async () => await Asm.Read((ControlRegister)0x77), cpus: 1);
        Assert.Contains("control register 0x77", bench.Faults("SFK7208").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void StepOfNoKindOfAProcessor_Faults()
    {
        CpuBench bench = new(async () => await new Step<ulong>(StepKind.None, 8, 0), cpus: 1);
        Assert.Contains("step of kind None", bench.Faults("SFK7203").Message, StringComparison.Ordinal);
    }

    /// <summary>Looking at an MSR from outside is no RDMSR: it must not raise #GP, and it must not invent a value.</summary>
    [Fact]
    public void MsrThatIsNotDeclared_CannotBeLookedAt()
    {
        CpuBench bench = new(async () => await Asm.Pause(), cpus: 1);
        ExecutionException fault = Assert.Throws<ExecutionException>(() => bench.Machine.Processors[0].Msr(0x1234));
        Assert.Equal("SFK7206", fault.Id);
        Assert.Contains("MSR 0x1234", fault.Message, StringComparison.Ordinal);
    }

    /// <summary>The chipset says what software asks for; a machine with processors cannot do it.</summary>
    [Theory]
    [InlineData(0x604, 2, 0x2000u, "SoftOff")]
    [InlineData(0x604, 2, 0x2400u, "SuspendToRam")]
    [InlineData(0x92, 1, 0x00u, "ALT_A20_GATE")]
    public void WhatTheWholeMachineWouldHaveToDo_Faults(int port, int width, uint value, string message)
    {
        CpuBench bench = new(async () => await new Step<ulong>(StepKind.IoWrite, width, (ulong)port, value), cpus: 1);
        bench.Machine.Chipset.WriteConfig(0, 31, 0, 0x40, 4, 0x601);
        bench.Machine.Chipset.WriteConfig(0, 31, 0, 0x44, 1, 0x80);
        Assert.Contains(message, bench.Faults("SFK7104").Message, StringComparison.Ordinal);
    }

    /// <summary>Flash commands are not modelled; a write must not vanish.</summary>
    [Fact]
    public void WriteToFlash_Faults()
    {
        CpuBench bench = new(async () => await Asm.Store(0xFFFFF000, 0x40), cpus: 1);
        Assert.Contains("flash, whose commands are not modelled", bench.Faults("SFK7001").Message, StringComparison.Ordinal);
    }
}
