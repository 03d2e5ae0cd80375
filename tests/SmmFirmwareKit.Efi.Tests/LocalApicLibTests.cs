// BaseXApicX2ApicLib: what reaches the interrupt command register in either mode.
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Execution.Toy;
using static SmmFirmwareKit.Efi.ArchitecturalMsr;

namespace SmmFirmwareKit.Efi.Tests;

public sealed class LocalApicLibTests
{
    private const ulong ApicBase = 0x3000; // inside the toy's memory, so that MMIO can be seen
    private readonly LibraryMachine _machine = new();
    private readonly TraceList _trace = new();

    private ILocalApicLib LocalApicLib => _machine.LocalApicLib;

    // SDM vol. 3 fig. "Interrupt Command Register (ICR)": delivery mode 10:8, level 14, shorthand 19:18.
    [Fact]
    public void InitSipiSipi_InXApicMode_WritesDestinationThenCommandAndRestoresTheDestination()
    {
        LibraryAgent agent = Run(MSR_IA32_APIC_BASE_EN, async () => await LocalApicLib.SendInitSipiSipi(new ApicId(5), 0x9F000));
        ulong[] commands = [.. Writes(ApicBase + 0x300)];
        Assert.Equal([0x4500UL, 0x469F, 0x469F], commands);
        Assert.Equal([0x0500_0000UL, 0, 0x0500_0000, 0, 0x0500_0000, 0], Writes(ApicBase + 0x310));
        Assert.Equal([10_000_000UL, 200_000UL], Delays());
        Assert.True(agent.InterruptsEnabled);
    }

    [Fact]
    public void InitSipi_OnAnAmdProcessor_SendsOneSipi()
    {
        Run(
            MSR_IA32_APIC_BASE_EN,
            async () => await LocalApicLib.SendInitSipiSipi(new ApicId(1), 0x1000),
            agent =>
            {
                agent.CpuId[(0, 0, CpuidRegister.Ebx)] = 0x68747541;
                agent.CpuId[(0, 0, CpuidRegister.Ecx)] = 0x444D4163;
                agent.CpuId[(0, 0, CpuidRegister.Edx)] = 0x69746E65;
            });
        Assert.Equal([0x4500UL, 0x4601], Writes(ApicBase + 0x300));
    }

    [Fact]
    public void SmiIpi_InX2ApicMode_IsOneMsrWrite()
    {
        LibraryAgent agent = Run(
            MSR_IA32_APIC_BASE_EN | MSR_IA32_APIC_BASE_EXTD,
            async () =>
            {
                await LocalApicLib.SendSmiIpi(new ApicId(0x1234));
                await LocalApicLib.SendSmiIpiAllExcludingSelf();
            });
        Assert.Equal([(0x830UL, 0x0000_1234_0000_4200UL), (0x830UL, 0xC4200UL)], agent.MsrWrites);
        Assert.Empty(Writes(ApicBase + 0x300));
    }

    [Theory]
    [InlineData(MSR_IA32_APIC_BASE_EN, LocalApicMode.X2Apic, new[] { ApicBase | MSR_IA32_APIC_BASE_EN | MSR_IA32_APIC_BASE_EXTD })]
    [InlineData(MSR_IA32_APIC_BASE_EN | MSR_IA32_APIC_BASE_EXTD, LocalApicMode.XApic, new[] { ApicBase, ApicBase | MSR_IA32_APIC_BASE_EN })]
    [InlineData(MSR_IA32_APIC_BASE_EN, LocalApicMode.XApic, new ulong[0])]
    public void SetApicMode_GoesThroughTheStatesTheSdmAllows(ulong mode, LocalApicMode wanted, ulong[] written)
    {
        LibraryAgent agent = Run(mode, async () => await LocalApicLib.SetApicMode(wanted));
        Assert.Equal(written, agent.MsrWrites.Select(write => write.Value));
    }

    [Fact]
    public void ApicId_BeyondEightBits_ComesFromCpuidInXApicMode()
    {
        ApicId id = default;
        Run(
            MSR_IA32_APIC_BASE_EN,
            async () => id = await LocalApicLib.GetApicId(),
            agent =>
            {
                agent.CpuId[(0, 0, CpuidRegister.Eax)] = 0xD;
                agent.CpuId[(0xB, 0, CpuidRegister.Edx)] = 0x1FF;
            });
        Assert.Equal(new ApicId(0x1FF), id);
    }

    // Two threads, eight cores a package: shifts 1 and 4 (SDM vol. 2 CPUID leaf 0BH).
    [Fact]
    public void Location_FollowsExtendedTopology()
    {
        EfiCpuPhysicalLocation location = default;
        Run(MSR_IA32_APIC_BASE_EN, async () => location = await LocalApicLib.GetProcessorLocationByApicId(new ApicId(0x2B)), DescribeTopology);
        Assert.Equal((2U, 5U, 1U), (location.Package, location.Core, location.Thread));
    }

    private static void DescribeTopology(LibraryAgent agent)
    {
        agent.CpuId[(0, 0, CpuidRegister.Eax)] = 0xD;
        agent.CpuId[(1, 0, CpuidRegister.Edx)] = 1 << 28;
        agent.CpuId[(0xB, 0, CpuidRegister.Eax)] = 1;
        agent.CpuId[(0xB, 0, CpuidRegister.Ebx)] = 2;
        agent.CpuId[(0xB, 0, CpuidRegister.Ecx)] = 1 << 8;
        agent.CpuId[(0xB, 1, CpuidRegister.Eax)] = 4;
        agent.CpuId[(0xB, 1, CpuidRegister.Ebx)] = 16;
        agent.CpuId[(0xB, 1, CpuidRegister.Ecx)] = (2 << 8) | 1;
    }

    private LibraryAgent Run(ulong mode, Func<FirmwareTask> program, Action<LibraryAgent>? prepare = null)
    {
        LibraryAgent agent = _machine.Add(async () =>
        {
            await program();
            return 0;
        });
        agent.Msrs[MSR_IA32_APIC_BASE] = ApicBase | mode;
        prepare?.Invoke(agent);
        _machine.Toy.Scheduler.Trace = _trace;
        _machine.Run();
        return agent;
    }

    private IEnumerable<ulong> Writes(ulong address) =>
        _trace.Steps.Where(step => step.Kind == StepKind.MemoryWrite && step.Address == address).Select(step => step.Value);

    private IEnumerable<ulong> Delays() => _trace.Steps.Where(step => step.Kind == StepKind.Delay).Select(step => step.Value);
}
