// The driver's entry point and its root MMI handler.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.OvmfPkg.CpuHotplugSmm;

/// <summary>Answers the ACPI code's write of 4 to port 0xB2.</summary>
[Edk2("OvmfPkg/CpuHotplugSmm/CpuHotplug.c")]
public sealed partial class CpuHotplug(CpuHotplugSmmModule module) : CpuHotplugSmmPart(module)
{
    /// <summary>
    /// Root MMI handler: adds and removes the CPUs with pending events. WARN_INTERRUPT_SOURCE_QUIESCED if the SMI is not the
    /// ACPI code's; SUCCESS otherwise. A failure would leave a CPU outside the firmware's control, so it is a dead loop.
    /// </summary>
    [SoftwareSmi(Q35MchIch9.ICH9_APM_CNT_CPU_HOTPLUG, Ordinal = 1)]
    public async FirmwareTask<EfiStatus> CpuHotplugMmi(ulong dispatchHandle, ulong context, ulong commBuffer, Ptr<ulong> commBufferSize)
    {
        await DebugLib.Assert(dispatchHandle == await mDispatchHandle, "DispatchHandle == mDispatchHandle");
        if (await ReadApmControl() != Q35MchIch9.ICH9_APM_CNT_CPU_HOTPLUG)
        {
            // A root handler sees every SMI; this one is for somebody else.
            return EfiStatus.WarnInterruptSourceQuiesced;
        }

        EfiStatus status = await HandleEvents();
        if (status.IsError())
        {
            await Fatal("a CPU event could not be handled");
        }

        // No other handler is interested in this SMI.
        return EfiStatus.Success;
    }

    /// <summary>
    /// The driver's entry point. UNSUPPORTED, which unloads the driver: the platform has no SMRAM at the default SMBASE or no
    /// slot for a second CPU. Any other failure is a dead loop, because hot-plug has been promised to QEMU by then; ABORTED
    /// stands behind that loop, for nobody to see.
    /// </summary>
    [ImageEntryPoint(Ordinal = 2)]
    public async FirmwareTask<EfiStatus> CpuHotplugEntry(ulong imageHandle, ulong systemTable)
    {
        if (!await PcdLib.PcdGetBool(Pcd.PcdQ35SmramAtDefaultSmbase))
        {
            return EfiStatus.Unsupported;
        }

        EfiStatus status = await LocateServices();
        if (status.IsError())
        {
            return await Fatal("a protocol or CPU_HOT_PLUG_DATA is missing");
        }

        if (await (await mCpuHotPlugData).ArrayLength == 1)
        {
            return EfiStatus.Unsupported;
        }

        status = await AllocateArrays();
        if (!status.IsError())
        {
            status = await SwitchToModernInterface();
        }

        if (!status.IsError())
        {
            (status, ulong dispatchHandle) = await MmServicesTableLib.MmiHandlerRegister(CpuHotplugMmiPointer);
            await mDispatchHandle.Set(dispatchHandle);
        }

        if (status.IsError())
        {
            return await Fatal("no memory, no register block or no handler registration");
        }

        await Smbase.SmbaseInstallFirstSmiHandler();
        return EfiStatus.Success;
    }

    private async FirmwareTask<EfiStatus> HandleEvents()
    {
        uint arrayLength = await (await mCpuHotPlugData).ArrayLength;
        EfiStatus status = await QemuCpuhp.QemuCpuhpCollectApicIds(
            arrayLength, arrayLength, await mPluggedApicIds, PluggedCount, await mToUnplugApicIds, await mToUnplugSelectors, ToUnplugCount);
        if (!status.IsError() && await PluggedCount > 0)
        {
            status = await ProcessHotAddedCpus(await mPluggedApicIds, await PluggedCount);
        }

        if (!status.IsError() && await ToUnplugCount > 0)
        {
            status = await UnplugCpus(await mToUnplugApicIds, await mToUnplugSelectors, await ToUnplugCount);
        }

        return status;
    }

    private async FirmwareTask<byte> ReadApmControl()
    {
        Ptr<EfiMmCpuIoProtocol> mmCpuIo = await mMmCpuIo;
        EfiStatus status = await mmCpuIo.Io.Read(mmCpuIo, EfiMmIoWidth.Uint8, Q35MchIch9.ICH9_APM_CNT, 1, IoBuffer.Address);
        if (status != EfiStatus.Success)
        {
            await Fatal("port 0xB2 is out of reach");
        }

        return (byte)await IoBuffer;
    }

    private async FirmwareTask<EfiStatus> Fatal(string reason)
    {
        await DebugLib.Assert(condition: false, reason);
        await BaseLib.CpuDeadLoop();
        return EfiStatus.Aborted;
    }
}
