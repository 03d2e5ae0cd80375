// The first SMI in the tiles: every CPU initializes itself.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.UefiCpuPkg.PiSmmCpuDxeSmm;

public sealed partial class PiSmmCpuCommon
{
    /// <summary>Sends every CPU an SMI and waits until each has initialized itself.</summary>
    private async FirmwareTask ExecuteFirstSmiInit()
    {
        Ptr<bool> initialized = await mSmmInitialized;
        ulong count = await mNumberOfCpus;
        await BaseMemoryLib.ZeroMem(initialized.Address, await mMaxNumberOfCpus);
        await LocalApicLib.SendSmiIpi(new ApicId(await mBspApicId));
        await LocalApicLib.SendSmiIpiAllExcludingSelf();
        for (ulong index = 0; index < count; index++)
        {
            while (!await initialized[index])
            {
                await BaseLib.CpuPause();
            }
        }
    }

    /// <summary>
    /// What a CPU does in the first SMI it takes in its tile. C looks for the slot that holds its APIC ID; here the slot whose
    /// tile it came through is tried first, so that the search costs nothing where both agree.
    /// </summary>
    public async FirmwareTask InitializeSmm(CpuIndex cpuIndex)
    {
        ApicId apicId = await LocalApicLib.GetApicId();
        bool isMonarch = apicId.Value == await mBspApicId;
        Ptr<EfiProcessorInformation> processorInfo = await gSmmCpuPrivate.ProcessorInfo;
        ulong index = cpuIndex.Value;
        if (await (processorInfo + index).ProcessorId != apicId.ProcessorId)
        {
            index = await FindSlot(processorInfo, apicId);
        }

        await DebugLib.Assert(index < await mMaxNumberOfCpus, "InitializeSmm: the processor is unknown");
        await SmmCpuFeaturesLib.SmmCpuFeaturesInitializeProcessor(new CpuIndex(index), isMonarch, processorInfo, mCpuHotPlugData);
    }

    private async FirmwareTask<ulong> FindSlot(Ptr<EfiProcessorInformation> processorInfo, ApicId apicId)
    {
        ulong max = await mMaxNumberOfCpus;
        ulong index = 0;
        while (index < max && await (processorInfo + index).ProcessorId != apicId.ProcessorId)
        {
            index++;
        }

        return index;
    }
}
