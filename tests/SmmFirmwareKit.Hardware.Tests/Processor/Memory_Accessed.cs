// Loads, stores, locked operations and block copies; and what faults, with its message.
using SmmFirmwareKit.Conformance;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Hardware.Tests.Processors;

public sealed class Memory_Accessed
{
    private const ulong Base = 0x00300000;
    private const ulong Result = CpuBench.Counters;

    /// <summary>Every width, at every offset in a line and across a page, little-endian (SDM vol. 1 §1.3.1).</summary>
    [Theory]
    [InlineData(0x00)]
    [InlineData(0x01)]
    [InlineData(0x07)]
    [InlineData(0xFFD)]
    [InlineData(0xFFF)]
    public void EveryWidth_Unaligned_StoresAndLoads(int offset)
    {
        ulong address = Base + (ulong)offset;
        CpuBench bench = new(async () =>
        {
            await new WriteStep<ulong>(address, 0x8877665544332211);
            await new WriteStep<byte>(address + 8, 0x99);
            await new WriteStep<ushort>(address + 9, 0xBBAA);
            await new WriteStep<uint>(address + 11, 0xFFEEDDCC);
            await new WriteStep<ulong>(Result, await new ReadStep<ulong>(address));
            await new WriteStep<ulong>(Result + 8, await new ReadStep<byte>(address + 8));
            await new WriteStep<ulong>(Result + 16, await new ReadStep<ushort>(address + 9));
            await new WriteStep<ulong>(Result + 24, await new ReadStep<uint>(address + 11));
        }, cpus: 1);
        bench.Run();
        byte[] bytes = new byte[15];
        Assert.True(bench.Machine.Memory.TryRead(address, bytes, Requester.Dma));
        Assert.Equal("112233445566778899AABBCCDDEEFF", Convert.ToHexString(bytes));
        Assert.Equal([0x8877665544332211, 0x99, 0xBBAA, 0xFFEEDDCC], Results(bench, 4));
    }

    /// <summary>A page crossing from RAM into locked SMRAM: the half outside is stored, the half inside is lost.</summary>
    [Fact]
    public void StoreAcrossIntoSmram_StoresItsHalfOutside()
    {
        CpuBench bench = new(async () =>
        {
            await new WriteStep<ulong>(0x2FFFC, 0x1111111122222222);
            await new WriteStep<ulong>(Result, await new ReadStep<ulong>(0x2FFFC));
        }, cpus: 1);
        bench.Machine.Chipset.WriteConfig(0, 0, 0, 0x9C, 1, 0xFF);
        bench.Machine.Chipset.WriteConfig(0, 0, 0, 0x9C, 1, 0x02);
        bench.Run();
        Assert.Equal([0xFFFFFFFF22222222], Results(bench, 1));
        Assert.Equal(0u, bench.Peek(0x30000));
    }

    /// <summary>LOCK CMPXCHG, XADD, XCHG, OR, AND at every width that firmware uses: the old value comes back (SDM vol. 2).</summary>
    [Fact]
    public void LockedOperations_ReturnWhatMemoryHeld()
    {
        CpuBench bench = new(async () =>
        {
            await new WriteStep<ulong>(Base, 0xFFFFFFFF_00000005);
            await new WriteStep<ulong>(Result, await new LockedStep<uint>(LockedOperation.CompareExchange, Base, 7, 5));
            await new WriteStep<ulong>(Result + 8, await new LockedStep<uint>(LockedOperation.CompareExchange, Base, 9, 5));
            await new WriteStep<ulong>(Result + 16, await new LockedStep<uint>(LockedOperation.Add, Base, uint.MaxValue));
            await new WriteStep<ulong>(Result + 24, await new LockedStep<byte>(LockedOperation.Exchange, Base, 0xAA));
            await new WriteStep<ulong>(Result + 32, await new LockedStep<ushort>(LockedOperation.Or, Base, 0x100));
            await new WriteStep<ulong>(Result + 40, await new LockedStep<ulong>(LockedOperation.And, Base, 0xF0FF));
            await new WriteStep<ulong>(Result + 48, await new ReadStep<ulong>(Base));
        }, cpus: 1);
        bench.Run();
        Assert.Equal([5, 7, 7, 6, 0xAA, 0xFFFFFFFF_000001AA, 0xAA], Results(bench, 7));
    }

    /// <summary>A block copy and a fill act on one line in one step, also across pages.</summary>
    [Fact]
    public void BlockCopyAndFill_CrossPages()
    {
        CpuBench bench = new(async () =>
        {
            await new Step<ulong>(StepKind.BlockFill, 64, Base + 0xFE0, 0x5A);
            await new Step<ulong>(StepKind.BlockCopy, 64, Base + 0x1FF0, Base + 0xFE0);
        }, cpus: 1);
        bench.Run();
        Assert.Equal(0x5A5A5A5Au, bench.Peek(Base + 0x1000));
        Assert.Equal(0x5A5A5A5Au, bench.Peek(Base + 0x202C));
        Assert.Equal(0u, bench.Peek(Base + 0x2030));
    }

    public static TheoryData<string, string, string> Faults() => new()
    {
        { "nothing", "SFK7001", "leads to nothing" },
        { "flash", "SFK7001", "it is read only" },
        { "lock", "SFK7002", "a locked access of 8 bytes" },
        { "lock on a register", "SFK7002", "a locked access of 4 bytes" },
        { "copy from a register", "SFK7001", "only RAM and ROM take blocks" },
        { "register window", "SFK7212", "is not a 32-bit aligned access" },
        { "rsm", "SFK7213", "#UD: RSM outside System Management Mode" },
        { "garbage", "SFK7201", "instead of code" },
        { "cpuid", "SFK7209", "CPUID leaf 0x40000000" },
        { "msr", "SFK7207", "#GP: MSR 0x12345 does not exist" },
        { "return", "SFK7202", "returned, but nothing called it" },
    };

    /// <summary>What is not modelled stops the run and names processor, mode, function and the last accesses.</summary>
    [Theory]
    [MemberData(nameof(Faults))]
    public void WhatIsNotModelled_FaultsAndSaysWhere(string what, string id, string message)
    {
        CpuBench bench = new(() => Do(what), cpus: 1);
        bench.Place(CpuBench.ApCode, "Returns", async () => await Asm.Load(Base));
        FirmwareFault fault = bench.Faults(id);
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
        Assert.StartsWith($"{id}: CPU 0 (real16) in ", fault.Message, StringComparison.Ordinal);
        Assert.Equal("CPU 0", fault.AgentName);
        Assert.Contains(fault.LastSteps, step => step is { Kind: StepKind.MemoryWrite, Address: Base, Value: 0x77 });
    }

    /// <summary>SDM vol. 1 §3.6 does not say what a processor in shutdown does next; here the run is over, and a bad fetch is shutdown.</summary>
    [Fact]
    public void BadFetch_ShutsDown()
    {
        CpuBench bench = new(async () => await Asm.Jump(Base), cpus: 1);
        FirmwareFault fault = bench.Faults("SFK7201");
        Assert.Equal(Activity.Shutdown, bench.Machine.Processors[0].Activity);
        Assert.Equal(StepKind.Fetch, fault.LastSteps[^1].Kind);
        Assert.Equal(Base, fault.LastSteps[^1].Address);
    }

    /// <summary>
    /// A stub reads where it runs (RIP-relative addressing); an SMI between its fetch and that read must not change the answer.
    /// </summary>
    [Fact]
    public void EntryAddress_IsTheContextsOwn_AcrossAnSmi()
    {
        CpuBench bench = new();
        bench.Place(CpuBench.ApCode, "Stub", async () =>
        {
            await Asm.Store(Result + 4, 1);
            await Asm.Spin(Result + 8);
            await Asm.Store(Result, (uint)await Asm.Read(ControlRegister.EntryAddress));
            await Asm.Halt();
        });
        bench.Place(CpuBench.DefaultHandler, "Smi", async () => await Asm.Rsm());
        bench.Run();
        bench.StartAp();
        bench.Send(DeliveryMode.Smi);
        Assert.Equal(1u, bench.Ap.SmiCount);
        bench.Poke(Result + 8, 1);
        bench.Run();
        Assert.Equal((uint)CpuBench.ApCode, bench.Peek(Result));
    }

    private static async FirmwareTask Do(string what)
    {
        await Asm.Store(Base, 0x77);
        switch (what)
        {
            case "nothing":
                await Asm.Load(0xE0000000);
                break;
            case "flash":
                await Asm.Store(0xFFFF0000, 1);
                break;
            case "lock":
                await new LockedStep<ulong>(LockedOperation.Add, Base + 0xFFC, 1);
                break;
            case "lock on a register":
                await new LockedStep<uint>(LockedOperation.Or, Asm.Apic + 0xF0, 1);
                break;
            case "copy from a register":
                await new Step<ulong>(StepKind.BlockCopy, 16, Base, Asm.Apic);
                break;
            case "register window":
                await new ReadStep<ushort>(Asm.Apic + 0x20);
                break;
            case "rsm":
                await Asm.Rsm();
                break;
            case "garbage":
                await Agent.Current.Call(Base, CallArguments.Of());
                break;
            case "cpuid":
                await new Step<uint>(StepKind.CpuId, 4, 0x40000000);
                break;
            case "msr":
                await Asm.ReadMsr(0x12345);
                break;
            default:
                await Asm.Jump(CpuBench.ApCode);
                break;
        }
    }

    private static ulong[] Results(CpuBench bench, int count)
    {
        byte[] bytes = new byte[count * 8];
        Assert.True(bench.Machine.Memory.TryRead(Result, bytes, Requester.CpuInSmm));
        return [.. Enumerable.Range(0, count).Select(i => BitConverter.ToUInt64(bytes, i * 8))];
    }
}
