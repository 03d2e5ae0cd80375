// Running procedures on APs that are in SMM.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.UefiCpuPkg.PiSmmCpuDxeSmm;

public sealed partial class MpService
{
    // EFI_MM_MP_TIMEOUT_SUPPORTED (MdePkg/Include/Protocol/MmMp.h).
    private const uint EfiMmMpTimeoutSupported = 1 << 0;

    /// <summary>
    /// Runs an EFI_AP_PROCEDURE2 on one AP. Without <paramref name="token"/> it returns when the procedure has.
    /// INVALID_PARAMETER: no such CPU, this CPU, an empty or leaving one, one that is not in this SMI, a timeout, or no procedure.
    /// OUT_OF_RESOURCES: no SMRAM for a token.
    /// </summary>
    public async FirmwareTask<EfiStatus> InternalSmmStartupThisAp(
        FunctionPointer<EfiApProcedure2> procedure, CpuIndex cpuIndex, ulong procArguments, Ptr<Ptr<ulong>> token, ulong timeoutInMicroseconds, Ptr<EfiStatus> cpuStatus)
    {
        if (!await CanStart(cpuIndex, timeoutInMicroseconds, procedure))
        {
            return EfiStatus.InvalidParameter;
        }

        Ptr<SmmDispatcherMpSyncData> syncData = await mSmmMpSyncData;
        Ptr<SmmCpuDataBlock> cpuData = await CpuDataOf(syncData, cpuIndex.Value);
        Ptr<ulong> busy = await cpuData.Busy;
        await SynchronizationLib.AcquireSpinLock(busy);
        await SetProcedure(cpuData, procedure, procArguments);
        if (!token.IsNull && token.Address != mSmmStartupThisApToken.Address && !await GiveToken(cpuData, token))
        {
            await SynchronizationLib.ReleaseSpinLock(busy);
            return EfiStatus.OutOfResources;
        }

        await SetStatus(cpuData, cpuStatus);
        CpuIndex bspIndex = new(await gSmmCpuPrivate.SmmCoreEntryContext.CurrentlyExecutingCpu);
        await SmmCpuSyncLib.SmmCpuSyncReleaseOneAp(await syncData.SyncContext, cpuIndex, bspIndex);
        if (token.IsNull)
        {
            await SynchronizationLib.AcquireSpinLock(busy);
            await SynchronizationLib.ReleaseSpinLock(busy);
        }

        return EfiStatus.Success;
    }

    /// <summary>
    /// Runs an EFI_AP_PROCEDURE2 on every AP of this SMI; absent CPUs get the status NOT_STARTED.
    /// INVALID_PARAMETER: a timeout, no procedure, or a present CPU in an empty slot. NOT_READY: an AP is busy.
    /// NOT_STARTED: there is no AP. OUT_OF_RESOURCES: no SMRAM for a token.
    /// </summary>
    public async FirmwareTask<EfiStatus> InternalSmmStartupAllAPs(
        FunctionPointer<EfiApProcedure2> procedure, ulong timeoutInMicroseconds, ulong procedureArguments, Ptr<Ptr<ulong>> token, Ptr<EfiStatus> cpuStatus)
    {
        if (procedure.IsNull || !await IsTimeoutAllowed(timeoutInMicroseconds))
        {
            return EfiStatus.InvalidParameter;
        }

        EfiStatus status = await CheckAllIdle();
        if (status.IsError())
        {
            return status;
        }

        Ptr<ProcedureToken> procToken = Ptr<ProcedureToken>.Null;
        if (!token.IsNull)
        {
            procToken = await GetFreeToken((uint)await mMaxNumberOfCpus);
            if (procToken.IsNull)
            {
                return EfiStatus.OutOfResources;
            }

            await token.Value.Set(await procToken.SpinLock);
        }

        await StartAll(procedure, procedureArguments, procToken, cpuStatus);
        if (token.IsNull)
        {
            await WaitForAllAPsNotBusy(blockMode: true);
        }

        return EfiStatus.Success;
    }

    /// <summary>
    /// EFI_SMM_STARTUP_THIS_AP of the SMST, for an EFI_AP_PROCEDURE. Unless PcdCpuSmmBlockStartupThisAp says otherwise nobody
    /// waits and nobody can ask. As upstream, the slot of the wrapper is written before the index is checked. Propagated from
    /// InternalSmmStartupThisAp.
    /// </summary>
    [EntryPoint<EfiSmmStartupThisAp>(Ordinal = 0)]
    public async FirmwareTask<EfiStatus> SmmStartupThisAp(FunctionPointer<EfiApProcedure> procedure, CpuIndex cpuIndex, ulong procArguments)
    {
        Ptr<ProcedureWrapper> wrapper = await gSmmCpuPrivate.ApWrapperFunc + cpuIndex.Value;
        await wrapper.Procedure.Set(procedure);
        await wrapper.ProcedureArgument.Set(procArguments);
        bool block = PcdLib.FeaturePcdGet(Pcd.PcdCpuSmmBlockStartupThisAp);
        Ptr<Ptr<ulong>> token = block ? default : new Ptr<Ptr<ulong>>(mSmmStartupThisApToken.Address);
        return await InternalSmmStartupThisAp(ProcedureWrapperPointer, cpuIndex, wrapper.Address, token, 0, Ptr<EfiStatus>.Null);
    }

    /// <summary>ProcedureWrapper: an EFI_AP_PROCEDURE2 that runs an EFI_AP_PROCEDURE.</summary>
    [MmMpProcedure(Ordinal = 1)]
    public async FirmwareTask<EfiStatus> ProcedureWrapper(Ptr<ProcedureWrapper> buffer)
    {
        FunctionPointer<EfiApProcedure> procedure = await buffer.Procedure;
        await procedure.Call(await buffer.ProcedureArgument);
        return EfiStatus.Success;
    }

    /// <summary>
    /// What every CPU is to run first in an SMI. INVALID_PARAMETER: arguments without procedure. NOT_READY: before the CPUs'
    /// data exist.
    /// </summary>
    public async FirmwareTask<EfiStatus> RegisterStartupProcedure(FunctionPointer<EfiApProcedure> procedure, ulong procedureArguments)
    {
        if (procedure.IsNull && procedureArguments != 0)
        {
            return EfiStatus.InvalidParameter;
        }

        Ptr<SmmDispatcherMpSyncData> syncData = await mSmmMpSyncData;
        if (syncData.IsNull)
        {
            return EfiStatus.NotReady;
        }

        await syncData.StartupProcedure.Set(procedure);
        await syncData.StartupProcArgs.Set(procedureArguments);
        return EfiStatus.Success;
    }

    private async FirmwareTask<bool> CanStart(CpuIndex cpuIndex, ulong timeoutInMicroseconds, FunctionPointer<EfiApProcedure2> procedure) =>
        cpuIndex.Value < await gSmmCpuPrivate.SmmCoreEntryContext.NumberOfCpus
        && cpuIndex.Value != await gSmmCpuPrivate.SmmCoreEntryContext.CurrentlyExecutingCpu
        && await (await gSmmCpuPrivate.ProcessorInfo + cpuIndex.Value).ProcessorId != ApicId.InvalidApicId
        && await IsPresent(cpuIndex.Value)
        && await (await gSmmCpuPrivate.Operation)[cpuIndex.Value] != SmmCpuOperation.SmmCpuRemove
        && await IsTimeoutAllowed(timeoutInMicroseconds)
        && !procedure.IsNull;

    private async FirmwareTask<bool> IsTimeoutAllowed(ulong timeoutInMicroseconds) =>
        timeoutInMicroseconds == 0 || (await mSmmMp.Attributes & EfiMmMpTimeoutSupported) != 0;

    private async FirmwareTask<bool> GiveToken(Ptr<SmmCpuDataBlock> cpuData, Ptr<Ptr<ulong>> token)
    {
        Ptr<ProcedureToken> procToken = await GetFreeToken(1);
        if (procToken.IsNull)
        {
            return false;
        }

        await cpuData.Token.Set(procToken);
        await token.Value.Set(await procToken.SpinLock);
        return true;
    }

    private static async FirmwareTask SetProcedure(Ptr<SmmCpuDataBlock> cpuData, FunctionPointer<EfiApProcedure2> procedure, ulong arguments)
    {
        await cpuData.Procedure.Set(procedure);
        await cpuData.Parameter.Set(arguments);
    }

    private static async FirmwareTask SetStatus(Ptr<SmmCpuDataBlock> cpuData, Ptr<EfiStatus> cpuStatus)
    {
        await cpuData.Status.Set(cpuStatus);
        if (!cpuStatus.IsNull)
        {
            await cpuStatus.Value.Set(EfiStatus.NotReady);
        }
    }
}
