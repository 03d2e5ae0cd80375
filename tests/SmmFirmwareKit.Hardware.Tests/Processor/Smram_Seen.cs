// Who sees SMRAM: a CPU in SMM, a CPU outside, a bus master; and that a change is seen at once.
using SmmFirmwareKit.Conformance;
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Hardware.Tests.Processors;

public sealed class Smram_Seen
{
    private const ulong InTseg = (256UL << 20) - 0x10000;
    private const ulong InDefaultSmbase = 0x34560;
    private const ulong InASeg = 0xA1000;
    private const ulong InHighASeg = 0xFEDA1000;
    private const ulong Outside = CpuBench.Counters;
    private const ulong Inside = CpuBench.Counters + 4;
    private const ulong Place = CpuBench.Counters + 8;
    private const ulong Go = CpuBench.Counters + 0x10;
    private const ulong Protocol = CpuBench.Counters + 0x100;
    private const uint Secret = 0x5EC4E700;
    private const uint Forged = 0xBADBAD00;

    /// <summary>MCH semantics §3: TSEG (T_EN and G_SMRAME) reads as ones and takes no writes outside SMM, in every D_OPEN state.</summary>
    [Theory]
    [InlineData(0x0A)]
    [InlineData(0x4A)]
    public void Tseg_IsForSmmOnly(uint smram)
    {
        CpuBench bench = NewBench(InTseg);
        bench.Machine.Chipset.WriteConfig(0, 0, 0, 0x9E, 1, 0x3F);
        bench.Machine.Chipset.WriteConfig(0, 0, 0, 0x9D, 1, smram);
        VerifyHidden(bench, InTseg);
    }

    /// <summary>QEMU's F_SMBASE (MCH 0x9C), semantics §3: once locked, 0x30000..0x4FFFF is for SMM only.</summary>
    [Fact]
    public void LockedDefaultSmbase_IsForSmmOnly()
    {
        CpuBench bench = NewBench(InDefaultSmbase);
        Lock9C(bench);
        VerifyHidden(bench, InDefaultSmbase);
    }

    /// <summary>Semantics §3: without a VGA device a closed A segment falls through to RAM, so it is not protected.</summary>
    [Theory]
    [InlineData(0x0A)]
    [InlineData(0x4A)]
    public void ASegment_FallsThroughToRam(uint smram)
    {
        CpuBench bench = NewBench(InASeg);
        bench.Machine.Chipset.WriteConfig(0, 0, 0, 0x9D, 1, smram);
        RunBoth(bench);
        Assert.Equal(Secret, bench.Peek(Outside));
        Assert.Equal(Forged, bench.Peek(InASeg));
        Assert.Equal(Forged, bench.Peek(Inside));
    }

    /// <summary>Semantics §3: with H_SMRAME the A segment's RAM appears at 0xFEDA0000, for SMM or with D_OPEN.</summary>
    [Fact]
    public void HighSmram_IsForSmmUnlessOpen()
    {
        CpuBench bench = NewBench(InASeg);
        bench.Machine.Chipset.WriteConfig(0, 0, 0, 0x9E, 1, 0xB8);
        bench.Machine.Chipset.WriteConfig(0, 0, 0, 0x9D, 1, 0x4A);
        bench.Poke(Place, unchecked((uint)InHighASeg));
        RunBoth(bench);
        Assert.Equal(Secret, bench.Peek(Outside));
        Assert.Equal(Forged, bench.Peek(Inside));

        CpuBench closed = NewBench(InASeg);
        closed.Machine.Chipset.WriteConfig(0, 0, 0, 0x9E, 1, 0xB8);
        closed.Poke(Place, unchecked((uint)InHighASeg));
        closed.Poke(Go, 1);
        FirmwareFault fault = closed.Faults("SFK7001");
        Assert.Contains("leads to nothing", fault.Message, StringComparison.Ordinal);
    }

    /// <summary>A processor that has the page in its cache sees a lock that another one sets, at its very next access.</summary>
    [Fact]
    public void LockSetByAnother_IsSeenAtOnce()
    {
        CpuBench bench = NewBench(InDefaultSmbase);
        RunBoth(bench);
        Assert.Equal(Secret, bench.Peek(Outside));
        bench.Poke(InDefaultSmbase, Secret);
        Lock9C(bench);
        RunBoth(bench);
        Assert.Equal(uint.MaxValue, bench.Peek(Outside));
        bench.Machine.Chipset.SystemReset();
        RunBoth(bench);
        Assert.Equal(Secret, bench.Peek(Outside));
    }

    /// <summary>SDM vol. 3 §33.4.2.1: SMRR hides its range outside SMM, from loads, stores, block copies and fetches alike.</summary>
    [Fact]
    public void Smrr_HidesItsRangeFromEveryAccessOutsideSmm()
    {
        const ulong hidden = 0x00400000;
        CpuBench bench = new(async () =>
        {
            await Asm.Send(0, DeliveryMode.Smi);
            await Asm.Store(Outside, await Asm.Load(hidden));
            await Asm.Store(hidden, Forged);
            await new Step<ulong>(StepKind.BlockCopy, 4, Place, hidden);
            await new Step<ulong>(StepKind.BlockFill, 64, hidden);
            await new Step<ulong>(StepKind.BlockCopy, 8, hidden, CpuBench.Idt);
            await Asm.Jump(hidden + 0x100);
        }, cpus: 1, new ProcessorFeatures(Smrr: true));
        bench.Place(CpuBench.DefaultHandler, "Smi", async () =>
        {
            await Asm.WriteMsr(0x1F2, hidden | 6);
            await Asm.WriteMsr(0x1F3, 0xFFFFF800);
            await Asm.Store(hidden, Secret);
            await Asm.Rsm();
        });
        bench.Place(hidden + 0x100, "Hidden", async () => await Asm.Halt());
        FirmwareFault fault = bench.Faults("SFK7201");
        Assert.Contains("FFFFFFFF", fault.Message, StringComparison.Ordinal);
        Assert.Equal(uint.MaxValue, bench.Peek(Outside));
        Assert.Equal(uint.MaxValue, bench.Peek(Place));
        Assert.Equal(Secret, bench.Peek(hidden));
    }

    /// <summary>SDM vol. 3 §33.4.2.1 and vol. 4: SMRRs are written, and MSR_SMM_FEATURE_CONTROL touched, in SMM only.</summary>
    [Theory]
    [InlineData(0x1F2u, true)]
    [InlineData(0x1F3u, true)]
    [InlineData(0x4E0u, true)]
    [InlineData(0x4E0u, false)]
    [InlineData(0x17Du, false)]
    public void SmmMsr_OutsideSmm_IsGeneralProtection(uint msr, bool write)
    {
        CpuBench bench = new(async () =>
        {
            if (write)
            {
                await Asm.WriteMsr(msr, 0);
            }

            await Asm.ReadMsr(msr);
        }, cpus: 1, new ProcessorFeatures(Smrr: true, SmmCodeAccessCheck: true));
        Assert.Contains("#GP", bench.Faults("SFK7207").Message, StringComparison.Ordinal);
    }

    /// <summary>SDM vol. 3 §33.17: with SMM_CODE_CHK_EN a fetch outside SMRAM in SMM is a machine check.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void CodeAccessCheck_StopsACallOut(bool byProtocol)
    {
        CpuBench bench = CallOut(new ProcessorFeatures(SmmCodeAccessCheck: true), armed: true, byProtocol);
        FirmwareFault fault = bench.Faults("SFK7204");
        Assert.Equal("smm16", fault.Mode);
        Assert.Equal(Activity.Shutdown, bench.Machine.Processors[0].Activity);
    }

    /// <summary>Without the check the machine remembers it: this is what an attacker looks for.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void CallOutWithoutCheck_IsCounted(bool byProtocol)
    {
        CpuBench bench = CallOut(new ProcessorFeatures(), armed: false, byProtocol);
        bench.Run();
        Assert.Equal(1u, bench.Machine.Processors[0].CallOuts);
        Assert.Equal(0x00500000UL, bench.Machine.Processors[0].LastCallOut);
    }

    // By an address, or by a member of a protocol that an attacker has overwritten with it.
    private static CpuBench CallOut(ProcessorFeatures features, bool armed, bool byProtocol)
    {
        Ptr<EfiSmmCpuServiceProtocol> service = new(Protocol);
        CpuBench bench = new(async () => await Asm.Send(0, DeliveryMode.Smi), cpus: 1, features);
        bench.Place(CpuBench.DefaultHandler, "Smi", async () =>
        {
            if (armed)
            {
                await Asm.WriteMsr(0x4E0, 4);
            }

            if (byProtocol)
            {
                await service.WhoAmI(default);
            }
            else
            {
                await Agent.Current.Call(0x00500000, CallArguments.Of());
            }

            await Asm.Rsm();
        });
        bench.Poke(service.WhoAmIPointer.Address, 0x00500000);
        bench.Place(0x00500000, "CallOut", async () => await Asm.Load(0));
        Lock9C(bench);
        bench.Machine.Chipset.WriteConfig(0, 0, 0, 0x9D, 1, 0x1A);
        return bench;
    }

    private static CpuBench NewBench(ulong place)
    {
        CpuBench bench = new(LoadAndStore, cpus: 1);
        bench.Place(CpuBench.DefaultHandler, "Smi", SmiHandler);
        bench.Poke(place, Secret);
        bench.Poke(Place, (uint)place);
        bench.Run();
        return bench;
    }

    // Outside: read the place, write it; then an SMI, whose handler reads it.
    private static async FirmwareTask LoadAndStore()
    {
        while (true)
        {
            await Asm.Spin(Go);
            ulong place = await Asm.Load(Place);
            await Asm.Store(Outside, await Asm.Load(place));
            await Asm.Store(place, Forged);
            await Asm.Send(0, DeliveryMode.Smi);
            await Asm.Store(Go, 0);
        }
    }

    private static async FirmwareTask SmiHandler()
    {
        await Asm.Store(Inside, await Asm.Load(await Asm.Load(Place)));
        await Asm.Rsm();
    }

    private static void RunBoth(CpuBench bench)
    {
        bench.Poke(Go, 1);
        bench.Run();
        Assert.Equal(0u, bench.Peek(Go));
    }

    private static void VerifyHidden(CpuBench bench, ulong place)
    {
        RunBoth(bench);
        Assert.Equal(uint.MaxValue, bench.Peek(Outside));
        Assert.Equal(Secret, bench.Peek(Inside));
        Span<byte> seen = stackalloc byte[4];
        bench.Machine.Dma.Write(place, BitConverter.GetBytes(Forged));
        bench.Machine.Dma.Read(place, seen);
        Assert.Equal(-1, seen.IndexOfAnyExcept((byte)0xFF));
        Assert.Equal(Secret, bench.Peek(place));
    }

    private static void Lock9C(CpuBench bench)
    {
        bench.Machine.Chipset.WriteConfig(0, 0, 0, 0x9C, 1, 0xFF);
        bench.Machine.Chipset.WriteConfig(0, 0, 0, 0x9C, 1, 0x02);
    }
}
