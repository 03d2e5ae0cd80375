// SmmRelocationLib.c: gives every processor its own SMBASE, one after the other, through the one default save-state map.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.OvmfPkg.Library.SmmRelocationLib;

/// <summary>OvmfPkg/Library/SmmRelocationLib/SmmRelocationLib.c.</summary>
/// <remarks>The SMI stack and the exception handlers of the first SMI are left out: a code cell needs neither.</remarks>
[Edk2("OvmfPkg/Library/SmmRelocationLib/SmmRelocationLib.c")]
public sealed partial class SmmRelocationLib(SmmRelocationLibInstance instance) : SmmRelocationLibPart(instance), ISmmRelocationLib
{
    private const ulong HandlerAddress = SmramLayout.SMM_DEFAULT_SMBASE + SmramLayout.SMM_HANDLER_OFFSET;
    private const ulong SaveStateAddress = SmramLayout.SMM_DEFAULT_SMBASE + SmramLayout.SMRAM_SAVE_STATE_MAP_OFFSET;
    private const ulong Size32K = 0x8000;

    /// <summary>SmmRelocationLib.c SmmRelocationInit.</summary>
    /// <returns>
    /// EFI_SUCCESS, EFI_INVALID_PARAMETER (NULL), EFI_NOT_FOUND (no SMRAM HOB), EFI_OUT_OF_RESOURCES (too little SMRAM, or no
    /// room for the SMBASE HOB), EFI_DEVICE_ERROR (no room for the new SMRAM HOB). Propagated from GetNumberOfProcessors.
    /// </returns>
    public async FirmwareTask<EfiStatus> SmmRelocationInit(Ptr<EdkiiPeiMpServices2Ppi> mpServices2)
    {
        if (mpServices2.IsNull)
        {
            return EfiStatus.InvalidParameter;
        }

        EfiStatus status = await mpServices2.GetNumberOfProcessors(mNumberOfCpus, mNumberOfEnabledCpus);
        if (status.IsError())
        {
            return status;
        }

        // Slots of processors that are still to come are laid out now; CpuHotplugSmm hands them out.
        ulong maxNumberOfCpus = PcdLib.FeaturePcdGet(Pcd.PcdCpuHotPlugSupport)
            ? await PcdLib.PcdGet32(Pcd.PcdCpuMaxLogicalProcessorNumber)
            : await mNumberOfCpus;
        await mMaxNumberOfCpus.Set(maxNumberOfCpus);
        ulong size = EfiPages.EfiPagesToSize(EfiPages.EfiSizeToPages(Size32K + (SmramLayout.TileSize * (maxNumberOfCpus - 1))));
        (status, ulong start) = await SplitSmramHobForSmmRelocation(size);
        if (status.IsError())
        {
            return status;
        }

        await SmmRelocateBases(mpServices2, start);
        return await CreateSmmBaseHob(start, maxNumberOfCpus);
    }

    /// <summary>SmmRelocationLib.c SmmRelocateBases: APs in order of their numbers, the BSP last.</summary>
    internal async FirmwareTask SmmRelocateBases(Ptr<EdkiiPeiMpServices2Ppi> mpServices2, ulong smmRelocationStart)
    {
        await BaseMemoryLib.CopyMem(mBackupHandler.Address, HandlerAddress, HandlerWindow);
        await BaseMemoryLib.CopyMem(mBackupSaveState.Address, SaveStateAddress, SmramLayout.SMRAM_SAVE_STATE_MAP_SIZE);
        await SmmInit.PatchSmmInit();
        await BaseMemoryLib.CopyMem(HandlerAddress, SmmInit.gcSmmInitTemplateAddress, CodeCell.Size);
        ulong bspIndex = await RelocateAps(mpServices2, smmRelocationStart);
        await RelocateOne(await LocalApicLib.GetApicId(), SmBaseOf(smmRelocationStart, bspIndex));
        await BaseMemoryLib.CopyMem(SaveStateAddress, mBackupSaveState.Address, SmramLayout.SMRAM_SAVE_STATE_MAP_SIZE);
        await BaseMemoryLib.CopyMem(HandlerAddress, mBackupHandler.Address, HandlerWindow);
    }

    private async FirmwareTask<ulong> RelocateAps(Ptr<EdkiiPeiMpServices2Ppi> mpServices2, ulong smmRelocationStart)
    {
        ulong bspApicId = (await LocalApicLib.GetApicId()).ProcessorId;
        ulong numberOfCpus = await mNumberOfCpus;
        ulong bspIndex = ulong.MaxValue;
        for (ulong index = 0; index < numberOfCpus; index++)
        {
            ulong apicId = await GetProcessorId(mpServices2, index);
            if (apicId == bspApicId)
            {
                bspIndex = index;
            }
            else
            {
                await RelocateOne(ApicId.FromProcessorId(apicId), SmBaseOf(smmRelocationStart, index));
            }
        }

        await DebugLib.Assert(bspIndex != ulong.MaxValue, "BspIndex != (UINTN)-1");
        return bspIndex;
    }

    private async FirmwareTask<ulong> GetProcessorId(Ptr<EdkiiPeiMpServices2Ppi> mpServices2, ulong index)
    {
        EfiStatus status = await mpServices2.GetProcessorInfo(new CpuIndex(index), mProcessorInfo);
        await DebugLib.AssertEfiError(status, "MpServices2->GetProcessorInfo");
        return await mProcessorInfo.Pointer.ProcessorId;
    }

    // The next SMI reuses the map, so it may only come when RSM has read this one: code that runs after RSM says so.
    private async FirmwareTask RelocateOne(ApicId apicId, ulong smBase)
    {
        await mSmBase.Set(smBase);
        await mRebased.Set(false);
        await LocalApicLib.SendSmiIpi(apicId);
        while (!await mRebased)
        {
            await BaseLib.CpuPause();
        }
    }

    /// <summary>SMBASE of a slot: tiles of 8 KiB, each using the upper half of its 64 KiB.</summary>
    internal static ulong SmBaseOf(ulong smmRelocationStart, ulong index) =>
        smmRelocationStart + (index * SmramLayout.TileSize) - SmramLayout.SMM_HANDLER_OFFSET;

    /// <summary>SmmRelocationLib.c SmmInitHandler: in the SMI, writes the new SMBASE and hooks the return.</summary>
    internal async FirmwareTask SmmInitHandler()
    {
        await SmramSaveStateConfig.ConfigureSmBase(SaveStateAddress, await mSmBase);
        await SmramSaveStateConfig.SemaphoreHook(SaveStateAddress);
    }
}
