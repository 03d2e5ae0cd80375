// The steps of running a procedure on all APs.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.UefiCpuPkg.PiSmmCpuDxeSmm;

public sealed partial class MpService
{
    // NOT_STARTED, NOT_READY or INVALID_PARAMETER of InternalSmmStartupAllAPs.
    private async FirmwareTask<EfiStatus> CheckAllIdle()
    {
        Ptr<EfiProcessorInformation> processorInfo = await gSmmCpuPrivate.ProcessorInfo;
        ulong max = await mMaxNumberOfCpus;
        ulong cpuCount = 0;
        for (ulong index = 0; index < max; index++)
        {
            if (!await IsPresentAp(index))
            {
                continue;
            }

            cpuCount++;
            if (await (processorInfo + index).ProcessorId == ApicId.InvalidApicId)
            {
                return EfiStatus.InvalidParameter;
            }

            if (!await WaitNotBusy(index, blockMode: false))
            {
                return EfiStatus.NotReady;
            }
        }

        return cpuCount == 0 ? EfiStatus.NotStarted : EfiStatus.Success;
    }

    private async FirmwareTask StartAll(FunctionPointer<EfiApProcedure2> procedure, ulong procedureArguments, Ptr<ProcedureToken> procToken, Ptr<EfiStatus> cpuStatus)
    {
        Ptr<SmmDispatcherMpSyncData> syncData = await mSmmMpSyncData;
        ulong max = await mMaxNumberOfCpus;
        for (ulong index = 0; index < max; index++)
        {
            Ptr<EfiStatus> status = cpuStatus.IsNull ? cpuStatus : cpuStatus + index;
            if (await IsPresentAp(index))
            {
                await Prepare(await CpuDataOf(syncData, index), procedure, procedureArguments, procToken, status);
            }
            else
            {
                await CountAsDone(procToken, status);
            }
        }

        await ReleaseAllAPs();
    }

    private async FirmwareTask Prepare(Ptr<SmmCpuDataBlock> cpuData, FunctionPointer<EfiApProcedure2> procedure, ulong procedureArguments, Ptr<ProcedureToken> procToken, Ptr<EfiStatus> status)
    {
        await SynchronizationLib.AcquireSpinLock(await cpuData.Busy);
        await SetProcedure(cpuData, procedure, procedureArguments);
        if (!procToken.IsNull)
        {
            await cpuData.Token.Set(procToken);
        }

        await SetStatus(cpuData, status);
    }

    // The BSP and absent CPUs: the token was made for all slots, and its count must reach zero.
    private static async FirmwareTask CountAsDone(Ptr<ProcedureToken> procToken, Ptr<EfiStatus> status)
    {
        if (!status.IsNull)
        {
            await status.Value.Set(EfiStatus.NotStarted);
        }

        if (!procToken.IsNull)
        {
            await procToken.RunningApCount.InterlockedDecrement();
        }
    }
}
