// Hot-add: a slot, an SMBASE and a processor number for every new APIC id.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.OvmfPkg.CpuHotplugSmm;

public sealed partial class CpuHotplug
{
    /// <summary>
    /// Relocates the new CPUs one after the other and announces them. OUT_OF_RESOURCES: no empty slot. Propagated from
    /// SmbaseRelocate, AddProcessor. The slot of the CPU that failed is empty again.
    /// </summary>
    [Edk2("OvmfPkg/CpuHotplugSmm/CpuHotplug.c")]
    public async FirmwareTask<EfiStatus> ProcessHotAddedCpus(Ptr<uint> pluggedApicIds, uint pluggedCount)
    {
        Ptr<CpuHotPlugData> data = await mCpuHotPlugData;
        await Smbase.SmbaseReinstallPostSmmPen(await mPostSmmPenAddress);
        uint newSlot = 0;
        for (uint pluggedIdx = 0; pluggedIdx < pluggedCount; pluggedIdx++)
        {
            uint newApicId = await pluggedApicIds[pluggedIdx];
            if (await FindSlot(data, newApicId, 0) < await data.ArrayLength)
            {
                // The insert event is cleared by the OS, so a CPU added earlier is reported again until then.
                continue;
            }

            newSlot = await FindSlot(data, ApicId.InvalidApicId, newSlot);
            if (newSlot == await data.ArrayLength)
            {
                return EfiStatus.OutOfResources;
            }

            EfiStatus status = await AddToSlot(data, newSlot, newApicId);
            if (status.IsError())
            {
                return status;
            }

            newSlot++;
        }

        return EfiStatus.Success;
    }

    private async FirmwareTask<EfiStatus> AddToSlot(Ptr<CpuHotPlugData> data, uint newSlot, uint newApicId)
    {
        await (await data.ApicId)[newSlot].Set(newApicId);
        EfiStatus status = await Smbase.SmbaseRelocate(new ApicId(newApicId), await (await data.SmBase)[newSlot], await mPostSmmPenAddress);
        if (!status.IsError())
        {
            Ptr<EfiSmmCpuServiceProtocol> mmCpuService = await mMmCpuService;
            status = await mmCpuService.AddProcessor(newApicId, NewProcessorNumberByProtocol);
        }

        if (status.IsError())
        {
            await (await data.ApicId)[newSlot].Set(ApicId.InvalidApicId);
        }

        return status;
    }

    /// <summary>First slot from <paramref name="slot"/> on that holds <paramref name="apicId"/>, or ArrayLength.</summary>
    private static async FirmwareTask<uint> FindSlot(Ptr<CpuHotPlugData> data, ulong apicId, uint slot)
    {
        Ptr<ulong> apicIds = await data.ApicId;
        uint arrayLength = await data.ArrayLength;
        while (slot < arrayLength && await apicIds[slot] != apicId)
        {
            slot++;
        }

        return slot;
    }
}
