// The local APIC in x2APIC mode: 32-bit destinations, which MSRs exist, and how the mode changes.
using SmmFirmwareKit.Conformance;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Hardware.Tests.Processors;

public sealed class X2Apic_Used
{
    private const ulong Result = CpuBench.Counters;
    private const uint X2Apic = 0xFEE00000 | 1 << 11 | 1 << 10;

    /// <summary>SDM vol. 3 §12.6.2.1, §12.12.9: x2APIC reaches APIC ids above 255, and 0xFFFFFFFF is everybody.</summary>
    [Theory]
    [InlineData(290UL, 1)]
    [InlineData(0xFFFFFFFFUL, 300)]
    [InlineData(0xFFUL, 1)]
    public void X2ApicDestination_HasThirtyTwoBits(ulong destination, int expected)
    {
        CpuBench bench = new(async () =>
        {
            await Asm.WriteMsr(Asm.ApicBaseMsr, X2Apic | 1 << 8);
            await Asm.WriteMsr(0x830, destination << 32 | Asm.CommandOf(DeliveryMode.Smi, 0));
        }, cpus: 300);
        bench.Place(CpuBench.DefaultHandler, "Smi", async () => await Asm.Rsm());
        bench.Run(100);
        int[] reached = [.. bench.Machine.Processors.ToArray().Where(cpu => cpu.SmiPending || cpu.SmiCount != 0).Select(cpu => cpu.Place.Index)];
        Assert.Equal(expected, reached.Length);
        Assert.True(expected != 1 || reached[0] == (int)destination);
    }

    /// <summary>
    /// SDM vol. 3 figure 12-26: from disabled to xAPIC, from xAPIC to x2APIC, and back through disabled only. INIT keeps the mode.
    /// </summary>
    [Theory]
    [InlineData("x2", true)]
    [InlineData("x2 off x", true)]
    [InlineData("off x x2", true)]
    [InlineData("x2 x", false)]
    [InlineData("off x2", false)]
    [InlineData("extd", false)]
    [InlineData("off extd", false)]
    public void ModeSwitch_FollowsTheFigure(string modes, bool allowed)
    {
        CpuBench bench = new(async () =>
        {
            for (int i = 0; i < modes.Split(' ').Length; i++)
            {
                await Asm.WriteMsr(Asm.ApicBaseMsr, 0xFEE00100 | Bits(modes.Split(' ')[i]));
            }
        }, cpus: 1);
        if (allowed)
        {
            Assert.Equal(RunOutcome.Quiescent, bench.Run());
        }
        else
        {
            Assert.Contains("the local APIC goes from disabled to xAPIC to x2APIC", bench.Faults("SFK7207").Message, StringComparison.Ordinal);
        }
    }

    /// <summary>SDM vol. 3 table 12-6: what x2APIC mode reads as, without a fault.</summary>
    [Theory]
    [InlineData(0x802u, 0UL)]
    [InlineData(0x803u, 0x50014UL)]
    [InlineData(0x80Du, 1UL)]
    [InlineData(0x80Fu, 0xFFUL)]
    [InlineData(0x835u, 0x10000UL)]
    public void X2ApicRegister_Reads(uint msr, ulong expected)
    {
        CpuBench bench = new(async () =>
        {
            await Asm.WriteMsr(Asm.ApicBaseMsr, X2Apic | 1 << 8);
            await new WriteStep<ulong>(Result, await Asm.ReadMsr(msr));
        }, cpus: 1);
        bench.Run();
        Assert.Equal((uint)expected, bench.Peek(Result));
    }

    public static TheoryData<string, uint, ulong, string> Refused() => new()
    {
        { "write", 0x802, 0, "#GP" },        // ID is read-only
        { "write", 0x80D, 1, "#GP" },        // so is LDR
        { "write", 0x80B, 1, "#GP" },        // EOI takes 0 only
        { "write", 0x808, 0x100, "#GP" },    // reserved bits of TPR
        { "write", 0x830, 0x1000, "#GP" },   // no delivery status in x2APIC
        { "write", 0x80F, 0x10000, "#GP" },
        { "read", 0x80B, 0, "#GP" },         // write-only
        { "read", 0x83F, 0, "#GP" },
        { "read", 0x80E, 0, "#GP" },         // DFR does not exist
        { "read", 0x831, 0, "#GP" },         // nor does the high half of ICR
        { "read", 0x804, 0, "SFK7211" },
        { "read", 0x819, 0, "SFK7211" },     // TMR: not modelled
        { "xapic", 0x802, 0, "outside x2APIC mode" },
        { "page", 0x20, 0, "SFK7212" },      // the page is gone in x2APIC mode
    };

    /// <summary>SDM vol. 3 §12.12.1.2: reserved MSRs and bits are #GP; what is not modelled stops the run.</summary>
    [Theory]
    [MemberData(nameof(Refused))]
    public void X2ApicRegister_Refuses(string how, uint number, ulong value, string message)
    {
        CpuBench bench = new(async () =>
        {
            if (how is not "xapic")
            {
                await Asm.WriteMsr(Asm.ApicBaseMsr, X2Apic | 1 << 8);
            }

            if (how is "write")
            {
                await Asm.WriteMsr(number, value);
            }
            else if (how is "page")
            {
                await Asm.Load(Asm.Apic + number);
            }
            else
            {
                await Asm.ReadMsr(number);
            }
        }, cpus: 1);
        Assert.Contains(message, Assert.Throws<FirmwareFault>(() => bench.Run()).Message, StringComparison.Ordinal);
    }

    private static ulong Bits(string mode) => mode switch
    {
        "x" => 1UL << 11,
        "x2" => 3UL << 10,
        "extd" => 1UL << 10,
        _ => 0,
    };
}
