// The test ROM of the latching experiment: an AP that beats, an SMI handler with a gate, an NMI handler. State is in memory.
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Hardware;

namespace SmmFirmwareKit.Conformance;

/// <summary>The words of <see cref="CpuBench.Counters"/>, as the measured table names them.</summary>
internal static class LatchingFirmware
{
    public const ulong Entries30000 = CpuBench.Counters;
    public const ulong Entries40000 = CpuBench.Counters + 0x04;
    public const ulong Gate = CpuBench.Counters + 0x08;
    public const ulong SmmHeartbeat = CpuBench.Counters + 0x0C;
    public const ulong Exits = CpuBench.Counters + 0x10;
    public const ulong Startups = CpuBench.Counters + 0x14;
    public const ulong RunHeartbeat = CpuBench.Counters + 0x18;
    public const ulong Nmis = CpuBench.Counters + 0x1C;
    public const ulong RelocateFlag = CpuBench.Counters + 0x20;
    public const ulong HaltFlag = CpuBench.Counters + 0x24;
    public const ulong PastHalt = CpuBench.Counters + 0x28;
    public const ulong ApResetVector = CpuBench.Counters + 0x2C;

    /// <summary>1: the SMI handler clears auto-HALT restart before RSM.</summary>
    public const ulong ClearAutoHalt = CpuBench.Counters + 0x30;

    /// <summary>1: the NMI handler stays in until this is 0.</summary>
    public const ulong HoldNmi = CpuBench.Counters + 0x34;

    private const ulong NmiHandler = 0x5000;
    private const byte NmiVector = 2;

    public static CpuBench NewBench(EventOrder? order = null)
    {
        CpuBench bench = new(order: order);
        bench.Place(CpuBench.ApCode, "ApStart", ApStart);
        bench.Place(0x38000, "Smi30000", SmiHandler);
        bench.Place(0x48000, "Smi40000", SmiHandler);
        bench.Place(NmiHandler, "Nmi", Nmi);
        bench.Gate(NmiVector, NmiHandler);
        bench.Run();
        return bench;
    }

    private static async FirmwareTask ApStart()
    {
        await Asm.Increment(Startups);
        await Asm.EnterLongMode(CpuBench.Idt);
        while (true)
        {
            await Asm.Increment(RunHeartbeat);
            await Asm.Pause();
            while (await Asm.Load(HaltFlag) != 0)
            {
                await Asm.Write(ControlRegister.InterruptFlag, 0);
                await Asm.Halt();
                await Asm.Increment(PastHalt);
            }
        }
    }

    private static async FirmwareTask SmiHandler()
    {
        ulong smbase = await Asm.Read(ControlRegister.CodeSegmentBase);
        await Asm.Increment(smbase == 0x30000 ? Entries30000 : Entries40000);
        if (await Asm.Load(RelocateFlag) != 0)
        {
            await Asm.Store(RelocateFlag, 0);
            await Asm.Store(smbase + 0xFF00, 0x40000);
        }

        do
        {
            await Asm.Increment(SmmHeartbeat);
            await Asm.Pause();
        }
        while (await Asm.Load(Gate) != 0);

        if (await Asm.Load(ClearAutoHalt) != 0)
        {
            await new WriteStep<byte>(smbase + 0xFEC9, 0);
        }

        await Asm.Increment(Exits);
        await Asm.Rsm();
    }

    private static async FirmwareTask Nmi()
    {
        await Asm.Increment(Nmis);
        while (await Asm.Load(HoldNmi) != 0)
        {
            await Asm.Pause();
        }

        await Asm.Iret();
    }
}
