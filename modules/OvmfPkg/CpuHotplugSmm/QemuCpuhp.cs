// Access to the CPU hot-plug register block, and the collection of events in it.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;
using static SmmFirmwareKit.Efi.QemuCpuHotplug;

namespace SmmFirmwareKit.Modules.OvmfPkg.CpuHotplugSmm;

/// <summary>Each register is one I/O access; a failing access would be a broken platform, so it ends in a dead loop.</summary>
[Edk2("OvmfPkg/CpuHotplugSmm/QemuCpuhp.c")]
public sealed partial class QemuCpuhp(CpuHotplugSmmModule module) : CpuHotplugSmmPart(module)
{
    /// <summary>Second half of a command's answer; 0 after GET_PENDING only in the modern register block.</summary>
    public async FirmwareTask<uint> QemuCpuhpReadCommandData2() => (uint)await Read(EfiMmIoWidth.Uint32, QEMU_CPUHP_R_CMD_DATA2);

    /// <summary>Event bits of the selected CPU.</summary>
    public async FirmwareTask<byte> QemuCpuhpReadCpuStatus() => (byte)await Read(EfiMmIoWidth.Uint8, QEMU_CPUHP_R_CPU_STAT);

    /// <summary>Answer to the last command.</summary>
    public async FirmwareTask<uint> QemuCpuhpReadCommandData() => (uint)await Read(EfiMmIoWidth.Uint32, QEMU_CPUHP_RW_CMD_DATA);

    public FirmwareTask QemuCpuhpWriteCpuSelector(uint selector) => Write(EfiMmIoWidth.Uint32, QEMU_CPUHP_W_CPU_SEL, selector);

    public FirmwareTask QemuCpuhpWriteCpuStatus(byte cpuStatus) => Write(EfiMmIoWidth.Uint8, QEMU_CPUHP_W_CPU_STAT, cpuStatus);

    public FirmwareTask QemuCpuhpWriteCommand(byte command) => Write(EfiMmIoWidth.Uint8, QEMU_CPUHP_W_CMD, command);

    /// <summary>
    /// Lists the CPUs with pending events: inserts with their APIC ids, firmware ejects with APIC ids and selectors. Clears
    /// nothing. INVALID_PARAMETER: a count is zero. BUFFER_TOO_SMALL: more events than <paramref name="apicIdCount"/>.
    /// PROTOCOL_ERROR: a combination of event bits that QEMU never shows.
    /// </summary>
    public async FirmwareTask<EfiStatus> QemuCpuhpCollectApicIds(
        uint possibleCpuCount,
        uint apicIdCount,
        Ptr<uint> pluggedApicIds,
        Ptr<uint> pluggedCount,
        Ptr<uint> toUnplugApicIds,
        Ptr<uint> toUnplugSelectors,
        Ptr<uint> toUnplugCount)
    {
        if (possibleCpuCount == 0 || apicIdCount == 0)
        {
            return EfiStatus.InvalidParameter;
        }

        await pluggedCount.Value.Set(0);
        await toUnplugCount.Value.Set(0);
        for (uint selector = 0; selector < possibleCpuCount; selector++)
        {
            uint pending = await NextWithEvent(selector);
            if (pending < selector)
            {
                // GET_PENDING searches on from CPU 0 after the last one: everything has been seen.
                break;
            }

            selector = pending;
            PendingEvent pendingEvent = Classify(await QemuCpuhpReadCpuStatus());
            EfiStatus status = pendingEvent switch
            {
                PendingEvent.Insert => await AppendApicId(apicIdCount, pluggedApicIds, pluggedCount),
                PendingEvent.FirmwareRemove => await AppendUnplug(selector, apicIdCount, toUnplugApicIds, toUnplugSelectors, toUnplugCount),
                PendingEvent.Contradiction => EfiStatus.ProtocolError,
                _ => EfiStatus.Success,
            };
            if (status.IsError())
            {
                return status;
            }

            if (pendingEvent == PendingEvent.None)
            {
                break;
            }
        }

        return EfiStatus.Success;
    }

    private enum PendingEvent : byte
    {
        /// <summary>GET_PENDING left the selector where it was because nothing is pending.</summary>
        None,

        /// <summary>A CPU was added.</summary>
        Insert,

        /// <summary>The OS asked for removal and the firmware is to eject.</summary>
        FirmwareRemove,

        /// <summary>A removal request that the OS has not answered yet: none of the firmware's business.</summary>
        RemoveRequest,

        /// <summary>Bits that contradict each other.</summary>
        Contradiction,
    }

    private static PendingEvent Classify(byte cpuStatus)
    {
        bool enabled = (cpuStatus & QEMU_CPUHP_STAT_ENABLED) != 0;
        bool firmwareRemove = (cpuStatus & QEMU_CPUHP_STAT_FW_REMOVE) != 0;
        if ((cpuStatus & QEMU_CPUHP_STAT_INSERT) != 0)
        {
            return enabled && !firmwareRemove ? PendingEvent.Insert : PendingEvent.Contradiction;
        }

        if (firmwareRemove)
        {
            return enabled ? PendingEvent.FirmwareRemove : PendingEvent.Contradiction;
        }

        return (cpuStatus & QEMU_CPUHP_STAT_REMOVE) != 0 ? PendingEvent.RemoveRequest : PendingEvent.None;
    }

    private async FirmwareTask<uint> NextWithEvent(uint selector)
    {
        await QemuCpuhpWriteCpuSelector(selector);
        await QemuCpuhpWriteCommand(QEMU_CPUHP_CMD_GET_PENDING);
        return await QemuCpuhpReadCommandData();
    }

    private async FirmwareTask<EfiStatus> AppendUnplug(uint selector, uint capacity, Ptr<uint> apicIds, Ptr<uint> selectors, Ptr<uint> count)
    {
        uint index = await count.Value;
        EfiStatus status = await AppendApicId(capacity, apicIds, count);
        if (!status.IsError())
        {
            await selectors[index].Set(selector);
        }

        return status;
    }

    private async FirmwareTask<EfiStatus> AppendApicId(uint capacity, Ptr<uint> apicIds, Ptr<uint> count)
    {
        uint index = await count.Value;
        if (index == capacity)
        {
            return EfiStatus.BufferTooSmall;
        }

        await QemuCpuhpWriteCommand(QEMU_CPUHP_CMD_GET_ARCH_ID);
        await apicIds[index].Set(await QemuCpuhpReadCommandData());
        await count.Value.Set(index + 1);
        return EfiStatus.Success;
    }

    private async FirmwareTask<ulong> Read(EfiMmIoWidth width, ulong register)
    {
        Ptr<EfiMmCpuIoProtocol> mmCpuIo = await mMmCpuIo;
        await IoBuffer.Set(0);
        EfiStatus status = await mmCpuIo.Io.Read(mmCpuIo, width, Q35MchIch9.ICH9_CPU_HOTPLUG_BASE + register, 1, IoBuffer.Address);
        await FatalOnError(status);
        return await IoBuffer;
    }

    private async FirmwareTask Write(EfiMmIoWidth width, ulong register, ulong value)
    {
        Ptr<EfiMmCpuIoProtocol> mmCpuIo = await mMmCpuIo;
        await IoBuffer.Set(value);
        EfiStatus status = await mmCpuIo.Io.Write(mmCpuIo, width, Q35MchIch9.ICH9_CPU_HOTPLUG_BASE + register, 1, IoBuffer.Address);
        await FatalOnError(status);
    }

    private async FirmwareTask FatalOnError(EfiStatus status)
    {
        if (status != EfiStatus.Success)
        {
            await DebugLib.Assert(condition: false, "the hot-plug register block is out of reach");
            await BaseLib.CpuDeadLoop();
        }
    }
}
