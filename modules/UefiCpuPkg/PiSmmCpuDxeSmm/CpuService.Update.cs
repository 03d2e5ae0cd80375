// Slots: searching them, and changing them when the SMI ends.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.UefiCpuPkg.PiSmmCpuDxeSmm;

public sealed partial class CpuService
{
    /// <summary>
    /// Run by the BSP when the APs are leaving: first every SwitchBsp, then every Add, then every Remove.
    /// </summary>
    public async FirmwareTask SmmCpuUpdate()
    {
        Ptr<SmmCpuOperation> operation = await gSmmCpuPrivate.Operation;
        ulong max = await mMaxNumberOfCpus;
        for (SmmCpuOperation wanted = SmmCpuOperation.SmmCpuSwitchBsp; wanted != SmmCpuOperation.SmmCpuNone; wanted = After(wanted))
        {
            for (ulong index = 0; index < max; index++)
            {
                if (await operation[index] == wanted)
                {
                    await operation[index].Set(SmmCpuOperation.SmmCpuNone);
                    await Apply(wanted, index);
                }
            }
        }
    }

    private static SmmCpuOperation After(SmmCpuOperation operation) => operation switch
    {
        SmmCpuOperation.SmmCpuSwitchBsp => SmmCpuOperation.SmmCpuAdd,
        SmmCpuOperation.SmmCpuAdd => SmmCpuOperation.SmmCpuRemove,
        _ => SmmCpuOperation.SmmCpuNone,
    };

    private async FirmwareTask Apply(SmmCpuOperation operation, ulong index)
    {
        switch (operation)
        {
            case SmmCpuOperation.SmmCpuAdd:
                await mNumberOfCpus.Set(await mNumberOfCpus + 1);
                break;
            case SmmCpuOperation.SmmCpuRemove:
                await mNumberOfCpus.Set(await mNumberOfCpus - 1);
                break;
            default:
                Ptr<SmmDispatcherMpSyncData> syncData = await mSmmMpSyncData;
                await syncData.SwitchBsp.Set(true);
                await (await syncData.CandidateBsp)[index].Set(true);
                break;
        }
    }

    // Not for the CPU that runs the handlers, and not twice in one SMI.
    private async FirmwareTask<bool> Defer(CpuIndex processorNumber, SmmCpuOperation operation)
    {
        Field<SmmCpuOperation> place = (await gSmmCpuPrivate.Operation)[processorNumber.Value];
        bool isCurrent = processorNumber.Value == await gSmmCpuPrivate.SmmCoreEntryContext.CurrentlyExecutingCpu;
        if (isCurrent || await place != SmmCpuOperation.SmmCpuNone)
        {
            return false;
        }

        await place.Set(operation);
        return true;
    }

    private async FirmwareTask FillSlot(CpuIndex cpuIndex, ulong processorId)
    {
        Ptr<EfiProcessorInformation> info = await InfoOf(cpuIndex);
        ApicId apicId = ApicId.FromProcessorId(processorId);
        await info.ProcessorId.Set(processorId);
        await info.StatusFlag.Set(0);
        await info.Location.Set(await LocalApicLib.GetProcessorLocationByApicId(apicId));
        await info.ExtendedInformation.Location2.Set(await LocalApicLib.GetProcessorLocation2ByApicId(apicId));
        await (await gSmmCpuPrivate.Operation)[cpuIndex.Value].Set(SmmCpuOperation.SmmCpuAdd);
    }

    private async FirmwareTask<ulong> FindProcessor(ulong processorId)
    {
        Ptr<EfiProcessorInformation> processorInfo = await gSmmCpuPrivate.ProcessorInfo;
        ulong max = await mMaxNumberOfCpus;
        ulong index = 0;
        while (index < max && await (processorInfo + index).ProcessorId != processorId)
        {
            index++;
        }

        return index;
    }

    private async FirmwareTask<ulong> FindEmptySlot(ulong processorId)
    {
        Ptr<EfiProcessorInformation> processorInfo = await gSmmCpuPrivate.ProcessorInfo;
        Ptr<ulong> apicIds = await mCpuHotPlugData.ApicId;
        ulong max = await mMaxNumberOfCpus;
        for (ulong index = 0; index < max; index++)
        {
            if (await apicIds[index] == processorId && await (processorInfo + index).ProcessorId == ApicId.InvalidApicId)
            {
                return index;
            }
        }

        return max;
    }

    private async FirmwareTask<Ptr<EfiProcessorInformation>> InfoOf(CpuIndex cpuIndex) =>
        await gSmmCpuPrivate.ProcessorInfo + cpuIndex.Value;
}
