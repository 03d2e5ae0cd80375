// CpuHotplugSmm's statuses (OvmfPkg/CpuHotplugSmm QemuCpuhp.c, Smbase.c, CpuHotplug.c).
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;
using static SmmFirmwareKit.Efi.QemuCpuHotplug;

namespace SmmFirmwareKit.Platform.Tests.Modules;

public sealed class CpuHotplugSmmTests
{
    private const byte Enabled = QEMU_CPUHP_STAT_ENABLED;
    private const byte Insert = QEMU_CPUHP_STAT_INSERT;
    private const byte Remove = QEMU_CPUHP_STAT_REMOVE;
    private const byte FwRemove = QEMU_CPUHP_STAT_FW_REMOVE;
    private const uint Slots = CpuHotplugBench.Slots;

    [Theory]
    [InlineData(0, Slots)]
    [InlineData(Slots, 0)]
    public void CollectWithACountOfZero_InvalidParameter(uint possible, uint capacity) =>
        Assert.Equal(EfiStatus.InvalidParameter, CollectStatus(possible, capacity));

    [Theory]
    [InlineData(Insert, "an insert event without a CPU")]
    [InlineData(Enabled | Insert | FwRemove, "insert and firmware eject at once")]
    [InlineData(FwRemove, "a firmware eject without a CPU")]
    public void CollectContradictoryBits_ProtocolError(byte bits, string why)
    {
        EfiStatus status = CollectStatus(Slots, Slots, 0, bits);
        Assert.True(status == EfiStatus.ProtocolError, $"{why}: {status}");
    }

    [Fact]
    public void CollectMoreEventsThanRoom_BufferTooSmall() =>
        Assert.Equal(EfiStatus.BufferTooSmall, CollectStatus(Slots, 1, 0, Enabled | Insert, Enabled | Insert));

    [Fact]
    public void CollectInsertsEjectsAndRequests_EachGoesToItsList()
    {
        CpuHotplugBench bench = new();
        (uint Plugged, uint Id, uint Unplug, uint UnplugId, uint Selector) found = default;
        bench.Run(async () =>
        {
            await SetStatus(Enabled, Enabled | Remove, Enabled | Insert, Enabled | FwRemove);
            await bench.Collect(Slots, Slots);
            found = (
                await new Field<uint>(CpuHotplugBench.PluggedCount),
                await new Field<uint>(CpuHotplugBench.PluggedIds),
                await new Field<uint>(CpuHotplugBench.UnplugCount),
                await new Field<uint>(CpuHotplugBench.UnplugIds),
                await new Field<uint>(CpuHotplugBench.UnplugSelectors));
        });
        Assert.Equal((1U, HotplugScript.ApicIdOf(2), 1U, HotplugScript.ApicIdOf(3), 3U), found);
    }

    [Fact]
    public void GateIsNotShut_ProtocolErrorAndTheSlotIsFreeAgain()
    {
        CpuHotplugBench bench = new();
        EfiStatus status = EfiStatus.Aborted;
        ulong slot = 0;
        ulong gate = 0;
        bench.Run(async () =>
        {
            await bench.Context.ApicIdGate.Set(7);
            await bench.Plugged(0, 2);
            status = await bench.Module.CpuHotplug.ProcessHotAddedCpus(new(CpuHotplugBench.PluggedIds), 1);
            slot = await bench.SlotApicIds[1];
            gate = await bench.Context.ApicIdGate;
        });
        Assert.Equal(EfiStatus.ProtocolError, status);
        Assert.Equal(ApicId.InvalidApicId, slot);
        Assert.Equal(7UL, gate);
    }

    [Fact]
    public void SmbaseAbove4GiB_InvalidParameterAndNoInterruptIsSent()
    {
        CpuHotplugBench bench = new();
        EfiStatus status = EfiStatus.Aborted;
        ulong gate = 0;
        bench.Run(async () =>
        {
            status = await bench.Module.Smbase.SmbaseRelocate(new ApicId(0), 1UL << 32, 0x9F000);
            gate = await bench.Context.ApicIdGate;
        });
        Assert.Equal(EfiStatus.InvalidParameter, status);
        Assert.Equal(ulong.MaxValue, gate);
        Assert.False(bench.Bench.Machine.Processors[0].SmiPending);
    }

    [Fact]
    public void KnownApicId_IsSkipped()
    {
        CpuHotplugBench bench = new();
        EfiStatus status = EfiStatus.Aborted;
        ulong slot = 0;
        bench.Run(async () =>
        {
            await bench.Plugged(0, 0);
            status = await bench.Module.CpuHotplug.ProcessHotAddedCpus(new(CpuHotplugBench.PluggedIds), 1);
            slot = await bench.SlotApicIds[1];
        });
        Assert.Equal(EfiStatus.Success, status);
        Assert.Equal(ApicId.InvalidApicId, slot);
    }

    [Fact]
    public void NoFreeSlot_OutOfResources()
    {
        CpuHotplugBench bench = new();
        EfiStatus status = EfiStatus.Aborted;
        bench.Run(async () =>
        {
            for (uint slot = 0; slot < Slots; slot++)
            {
                await bench.SlotApicIds[slot].Set(slot);
            }

            await bench.Plugged(0, 9);
            status = await bench.Module.CpuHotplug.ProcessHotAddedCpus(new(CpuHotplugBench.PluggedIds), 1);
        });
        Assert.Equal(EfiStatus.OutOfResources, status);
    }

    [Fact]
    public void PenTamperedWith_IsCopiedAgainBeforeItIsUsed()
    {
        CpuHotplugBench bench = new();
        ulong pen = 0;
        bench.Run(async () =>
        {
            await new Field<ulong>(0x9F000).Set(0xBAD);
            await bench.Plugged(0, 0);
            await bench.Module.CpuHotplug.ProcessHotAddedCpus(new(CpuHotplugBench.PluggedIds), 1);
            pen = await new Field<ulong>(0x9F000);
        });
        Assert.NotEqual(0xBADUL, pen);
    }

    private static EfiStatus CollectStatus(uint possible, uint capacity, params byte[] statuses)
    {
        CpuHotplugBench bench = new();
        EfiStatus status = EfiStatus.Aborted;
        bench.Run(async () =>
        {
            await SetStatus(statuses);
            status = await bench.Collect(possible, capacity);
        });
        return status;
    }

    private static async FirmwareTask SetStatus(params byte[] statuses)
    {
        for (int selector = 0; selector < statuses.Length; selector++)
        {
            await HotplugScript.Status[(ulong)selector].Set(statuses[selector]);
        }
    }
}
