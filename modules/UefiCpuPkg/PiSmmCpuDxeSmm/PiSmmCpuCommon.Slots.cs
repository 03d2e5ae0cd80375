// A slot per possible CPU: who is in it, and where its SMRAM tile lies.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.UefiCpuPkg.PiSmmCpuDxeSmm;

public sealed partial class PiSmmCpuCommon
{
    /// <summary>
    /// GetMpInformation: copies the processors of the MpInformation2 HOBs, which may come in any order, and counts slots: with
    /// hot-plug, PcdCpuMaxLogicalProcessorNumber.
    /// </summary>
    private async FirmwareTask GetMpInformation()
    {
        ulong count = await CountProcessors();
        await StopUnless(count != 0, "GetMpInformation: no MpInformation2 HOB");
        uint max = await PcdLib.PcdGet32(Pcd.PcdCpuMaxLogicalProcessorNumber);
        await DebugLib.Assert(count <= max, "mNumberOfCpus <= PcdCpuMaxLogicalProcessorNumber");
        await mNumberOfCpus.Set(count);
        await mMaxNumberOfCpus.Set(PcdLib.FeaturePcdGet(Pcd.PcdCpuHotPlugSupport) ? max : count);
        ulong size = EfiProcessorInformation.SizeOf * await mMaxNumberOfCpus;
        Ptr<EfiProcessorInformation> processorInfo = new(await AllocateZeroPages(size));
        await gSmmCpuPrivate.ProcessorInfo.Set(processorInfo);
        ulong hob = await HobLib.GetFirstGuidHob(Guids.gMpInformation2HobGuid);
        while (hob != 0)
        {
            await CopyProcessors(new Ptr<MpInformation2HobData>(HobLib.GetGuidHobData(hob)), processorInfo);
            hob = await NextGuidHob(Guids.gMpInformation2HobGuid, hob);
        }
    }

    private async FirmwareTask<ulong> CountProcessors()
    {
        ulong count = 0;
        ulong hob = await HobLib.GetFirstGuidHob(Guids.gMpInformation2HobGuid);
        while (hob != 0)
        {
            count += await new Ptr<MpInformation2HobData>(HobLib.GetGuidHobData(hob)).NumberOfProcessors;
            hob = await NextGuidHob(Guids.gMpInformation2HobGuid, hob);
        }

        return count;
    }

    private async FirmwareTask CopyProcessors(Ptr<MpInformation2HobData> data, Ptr<EfiProcessorInformation> processorInfo)
    {
        ulong first = await data.ProcessorIndex;
        ulong count = await data.NumberOfProcessors;
        ulong entrySize = await data.EntrySize;
        await DebugLib.Assert(first + count <= await mNumberOfCpus, "GetMpInformation: HOBs leave a gap");
        for (ulong index = 0; index < count; index++)
        {
            await BaseMemoryLib.CopyMem((processorInfo + (first + index)).Address, data.Entry.Address + (entrySize * index), EfiProcessorInformation.SizeOf);
        }
    }

    /// <summary>A tile must hold entry code, descriptor and save state, which 8 KiB do.</summary>
    private async FirmwareTask CheckTileSize()
    {
        const uint CodeSize = GcSmiHandlerTemplate.SizeOf;
        const uint DataSize = TxtProcessorSmmDescriptor.SizeOf + SmramLayout.SMRAM_SAVE_STATE_MAP_SIZE;
        await StopUnless(CodeSize + DataSize <= SmramLayout.TileSize, "PiSmmCpuEntryCommon: tile does not fit");
    }

    private async FirmwareTask AllocateSlotArrays()
    {
        ulong max = await mMaxNumberOfCpus;
        await gSmmCpuPrivate.Operation.Set(new Ptr<SmmCpuOperation>(await AllocateZeroPages(sizeof(SmmCpuOperation) * max)));
        await gSmmCpuPrivate.CpuSaveStateSize.Set(new Ptr<ulong>(await AllocatePages(sizeof(ulong) * max)));
        await gSmmCpuPrivate.CpuSaveState.Set(new Ptr<ulong>(await AllocatePages(sizeof(ulong) * max)));
        await mSmmInitialized.Set(new Ptr<bool>(await AllocateZeroPages(max)));
        await mCpuHotPlugData.Revision.Set(CpuHotPlugData.Revision1);
        await mCpuHotPlugData.ArrayLength.Set((uint)max);
        await mCpuHotPlugData.ApicId.Set(new Ptr<ulong>(await AllocatePages(sizeof(ulong) * max)));
        await mCpuHotPlugData.SmBase.Set(new Ptr<ulong>(await AllocatePages(sizeof(ulong) * max)));
        if (PcdLib.FeaturePcdGet(Pcd.PcdCpuHotPlugSupport))
        {
            await PcdLib.PcdSet64S(Pcd.PcdCpuHotPlugDataAddress, mCpuHotPlugData.Address);
        }
    }

    /// <summary>
    /// GetSmBase: collects the SMBASEs of SmmRelocationLib's HOBs, which must describe every slot without a gap. Stops
    /// otherwise: this driver no longer relocates SMBASEs itself.
    /// </summary>
    private async FirmwareTask GetSmBase()
    {
        ulong found = 0;
        ulong hob = await HobLib.GetFirstGuidHob(Guids.gSmmBaseHobGuid);
        await StopUnless(hob != 0, "GetSmBase: no SMBASE HOB");
        while (hob != 0)
        {
            found += await CopySmBases(new Ptr<SmmBaseHobData>(HobLib.GetGuidHobData(hob)));
            hob = await NextGuidHob(Guids.gSmmBaseHobGuid, hob);
        }

        await StopUnless(found == await mMaxNumberOfCpus, "GetSmBase: HOBs do not describe every slot");
    }

    private async FirmwareTask<ulong> CopySmBases(Ptr<SmmBaseHobData> data)
    {
        uint first = await data.ProcessorIndex;
        uint count = await data.NumberOfProcessors;
        await StopUnless((ulong)first + count <= await mMaxNumberOfCpus, "GetSmBase: HOB beyond the last slot");
        Ptr<ulong> smBase = await mCpuHotPlugData.SmBase;
        await BaseMemoryLib.CopyMem(smBase[first].Address, data.SmBase.Address, sizeof(ulong) * (ulong)count);
        return count;
    }

    private async FirmwareTask FillSlots()
    {
        Ptr<ulong> smBase = await mCpuHotPlugData.SmBase;
        Ptr<ulong> saveState = await gSmmCpuPrivate.CpuSaveState;
        Ptr<ulong> saveStateSize = await gSmmCpuPrivate.CpuSaveStateSize;
        ulong max = await mMaxNumberOfCpus;
        for (ulong index = 0; index < max; index++)
        {
            await saveStateSize[index].Set(SmramLayout.SMRAM_SAVE_STATE_MAP_SIZE);
            await saveState[index].Set(await smBase[index] + SmramLayout.SMRAM_SAVE_STATE_MAP_OFFSET);
            await FillOccupant(index);
        }

        await gSmmCpuPrivate.SmmCoreEntryContext.NumberOfCpus.Set(max);
        await gSmmCpuPrivate.SmmCoreEntryContext.CpuSaveStateSize.Set(saveStateSize.Address);
        await gSmmCpuPrivate.SmmCoreEntryContext.CpuSaveState.Set(saveState.Address);
    }

    private async FirmwareTask FillOccupant(ulong index)
    {
        Ptr<EfiProcessorInformation> info = await gSmmCpuPrivate.ProcessorInfo + index;
        if (index >= await mNumberOfCpus)
        {
            await info.ProcessorId.Set(ApicId.InvalidApicId);
        }

        await (await mCpuHotPlugData.ApicId)[index].Set(await info.ProcessorId);
    }

    private async FirmwareTask<ulong> NextGuidHob(EfiGuid guid, ulong hob) =>
        await HobLib.GetNextGuidHob(guid, await HobLib.GetHobAfter(hob));
}
