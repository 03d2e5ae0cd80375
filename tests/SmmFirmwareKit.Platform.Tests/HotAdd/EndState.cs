// The end state of a hot-add: docs/hotplug-steps.md §D 1, 2, 4 and 5, and what the OS sees.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Hardware;
using SmmFirmwareKit.Modules.Kit.SmmCpuProbe;
using SmmFirmwareKit.Modules.Os;
using SmmFirmwareKit.Modules.OvmfPkg;

namespace SmmFirmwareKit.Platform.Tests.HotAdd;

/// <summary>Each check throws if it does not hold.</summary>
internal static class EndState
{
    private const ulong TileOffset = 0x8000;
    private const ulong TileSize = 0x8000;

    public static void Verify(HotAddRun run, int added)
    {
        int processors = run.Platform.Firmware.Options.BootCpus + added;
        EveryProcessorHasItsOwnTile(run, processors);
        OsOwnsEveryProcessor(run, processors);
        DefaultSmbaseIsHidden(run);
        GateIsShut(run);
        LocksHold(run);
        ServicesAgree(run, processors);
        EveryProcessorHasItsOwnTile(run, processors);
    }

    // D.1: SMBASE + 0x8000 .. + 0xFFFF (handler to save state) lies in TSEG; the SMBASE is the slot's; no two overlap.
    private static void EveryProcessorHasItsOwnTile(HotAddRun run, int processors)
    {
        SmramState smram = run.Machine.Chipset.Smram;
        ulong slots = run.Read<ulong>(run.HotPlugData.SmBase.Address);
        ulong ids = run.Read<ulong>(run.HotPlugData.ApicId.Address);
        var seen = new HashSet<uint>();
        foreach (Processor cpu in run.Machine.Processors)
        {
            Assert.Equal(cpu.Place.Index < processors, cpu.IsPresent);
            if (!cpu.IsPresent)
            {
                continue;
            }

            ulong tile = cpu.Smbase + TileOffset;
            ulong slot = SlotOf(run, ids, cpu.Place.ApicId);
            Assert.True(smram.InTseg(tile) && smram.InTseg(tile + TileSize - 1), $"{cpu.Name}: tile 0x{tile:X} is not in TSEG");
            Assert.True(seen.Add(cpu.Smbase), $"{cpu.Name}: SMBASE 0x{cpu.Smbase:X} is another's");
            Assert.Equal(run.Read<ulong>(slots + (slot * 8)), cpu.Smbase);
            Assert.True(cpu.CallOuts == 0, $"{cpu.Name} ran code outside SMRAM in SMM, last at 0x{cpu.LastCallOut:X}");
            Assert.False(cpu.SmiPending || cpu.InSmm || cpu.InitPending, $"{cpu.Name} is not at rest");
        }
    }

    private static ulong SlotOf(HotAddRun run, ulong ids, uint apicId)
    {
        uint length = run.Read<uint>(run.HotPlugData.ArrayLength.Address);
        for (ulong slot = 0; slot < length; slot++)
        {
            if (run.Read<ulong>(ids + (slot * 8)) == apicId)
            {
                return slot;
            }
        }

        Assert.Fail($"APIC id {apicId} has no slot");
        return 0;
    }

    private static void OsOwnsEveryProcessor(HotAddRun run, int processors)
    {
        Assert.Equal((uint)processors - 1, run.OnlineCount);
        foreach (Processor cpu in run.Machine.Processors[1..processors])
        {
            Assert.Equal(Activity.Halted, cpu.Activity);
            Assert.Equal(OsMemoryMap.ApVector, (uint)cpu.InstructionAddress & ~0xFFFu);
        }
    }

    // D.2: for the OS and for DMA the 128 KiB read as ones, and what they write changes nothing.
    private static void DefaultSmbaseIsHidden(HotAddRun run)
    {
        Span<byte> before = stackalloc byte[16];
        Span<byte> seen = stackalloc byte[16];
        Span<byte> after = stackalloc byte[16];
        for (ulong address = OvmfMemoryMap.DefaultSmbase; address < OvmfMemoryMap.DefaultSmbase + OvmfMemoryMap.DefaultSmbaseSize; address += 0x800)
        {
            Assert.True(run.Machine.Memory.TryRead(address, before, Requester.CpuInSmm));
            foreach (Requester requester in (ReadOnlySpan<Requester>)[Requester.CpuOutsideSmm, Requester.Dma])
            {
                Assert.True(run.Machine.Memory.TryWrite(address, "not for you 16 b"u8, requester));
                Assert.True(run.Machine.Memory.TryRead(address, seen, requester));
                Assert.Equal(-1, seen.IndexOfAnyExcept((byte)0xFF));
            }

            Assert.True(run.Machine.Memory.TryRead(address, after, Requester.CpuInSmm));
            Assert.True(before.SequenceEqual(after), $"a write from outside reached 0x{address:X}");
        }
    }

    // D.4, last part: no CPU id passes the first SMI handler at rest.
    private static void GateIsShut(HotAddRun run)
    {
        Ptr<FirstSmiHandlerContext> context = new(OvmfMemoryMap.DefaultSmbase);
        Assert.Equal(ulong.MaxValue, run.Read<ulong>(context.ApicIdGate.Address));
    }

    // D.5: negotiated features and locks; what the OS writes to the registers does not open them.
    private static void LocksHold(HotAddRun run)
    {
        Chipset chipset = run.Machine.Chipset;
        SmramState before = chipset.Smram;
        Assert.True(before is { DLocked: true, DOpen: false, DefaultSmbaseLocked: true });
        Assert.Equal(run.Platform.Firmware.Options.HostSmiFeatures & 7, chipset.SmiFeatures.Negotiated);
        foreach (int register in (ReadOnlySpan<int>)[0x9C, 0x9D, 0x9E])
        {
            foreach (uint value in (ReadOnlySpan<uint>)[0x00, 0x40, 0xFF])
            {
                chipset.WriteConfig(0, 0, 0, register, 1, value);
            }
        }

        Assert.Equal(before with { DClosed = chipset.Smram.DClosed }, chipset.Smram);
    }

    private static void AnswersAsItself(HotAddRun run, int slot, SmmCpuProbeEntry entry)
    {
        // Without broadcast the probe fetches the others with WaitForAllProcessor. That returns when all have checked in; an AP
        // marks itself present a little later (edk2 MpService.c, APHandler), and until then SmmStartupThisAp refuses it.
        if (!run.Machine.Chipset.SmiFeatures.BroadcastNegotiated && entry.StartupStatus == EfiStatus.InvalidParameter)
        {
            return;
        }

        Assert.True(entry.StartupStatus == EfiStatus.Success, $"SmmStartupThisAp of slot {slot}: {entry.StartupStatus}");
        Assert.Equal(EfiStatus.Success, entry.WhoAmIStatus);
        Assert.Equal((ulong)slot, entry.WhoAmI);
    }

    // D.4: in SMM, every present CPU is known under its slot and answers there; the empty slots are empty.
    private static void ServicesAgree(HotAddRun run, int processors)
    {
        if (!run.Machine.Chipset.SmiFeatures.BroadcastNegotiated)
        {
            // The first SMI in its own tile only initializes a CPU (edk2 SmiRendezvous, InitializeSmm); without broadcast that is
            // the directed SMI of the first rendezvous.
            run.Probe();
        }

        SmmCpuProbeEntry[] entries = run.Probe();
        var ids = new List<ulong>();
        for (int slot = 0; slot < entries.Length; slot++)
        {
            if (slot >= processors)
            {
                Assert.True(entries[slot].InfoStatus.IsError() || entries[slot].ProcessorId == ulong.MaxValue, $"slot {slot} should be empty");
                continue;
            }

            Assert.True(entries[slot].InfoStatus == EfiStatus.Success, $"GetProcessorInfo of slot {slot}: {entries[slot].InfoStatus}");
            ids.Add(entries[slot].ProcessorId);
            AnswersAsItself(run, slot, entries[slot]);
        }

        Assert.Equal(run.Machine.Processors[..processors].ToArray().Select(cpu => (ulong)cpu.Place.ApicId), ids.Order());
    }
}
