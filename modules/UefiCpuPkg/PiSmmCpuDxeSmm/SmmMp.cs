// EFI_MM_MP_PROTOCOL: procedures on APs, with a status and a completion token.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.UefiCpuPkg.PiSmmCpuDxeSmm;

/// <summary>SmmMp.c. Timeouts are not supported (Attributes is 0), as upstream.</summary>
[Edk2("UefiCpuPkg/PiSmmCpuDxeSmm/SmmMp.c")]
public sealed partial class SmmMp(PiSmmCpuDxeSmmModule module) : PiSmmCpuPart(module)
{
    /// <summary>Fills the protocol's table.</summary>
    public async FirmwareTask InitializeSmmMp()
    {
        await mSmmMp.Revision.Set(EfiMmMpProtocol.ProtocolRevision);
        await mSmmMp.Attributes.Set(0);
        await Fill(mSmmMp);
    }

    /// <summary>GetNumberOfProcessors: all slots. INVALID_PARAMETER: no buffer.</summary>
    [EntryPoint(Ordinal = 0)]
    [Implements<IEfiMmMpProtocol>(nameof(IEfiMmMpProtocol.GetNumberOfProcessors))]
    public async FirmwareTask<EfiStatus> SmmMpGetNumberOfProcessors(Ptr<EfiMmMpProtocol> @this, Ptr<ulong> numberOfProcessors)
    {
        if (numberOfProcessors.IsNull)
        {
            return EfiStatus.InvalidParameter;
        }

        await numberOfProcessors.Value.Set(await (await MmServicesTableLib.gMmst).NumberOfCpus);
        return EfiStatus.Success;
    }

    /// <summary>DispatchProcedure. Propagated from InternalSmmStartupThisAp.</summary>
    [EntryPoint(Ordinal = 1)]
    [Implements<IEfiMmMpProtocol>(nameof(IEfiMmMpProtocol.DispatchProcedure))]
    public FirmwareTask<EfiStatus> SmmMpDispatchProcedure(
        Ptr<EfiMmMpProtocol> @this, FunctionPointer<EfiApProcedure2> procedure, CpuIndex cpuNumber, ulong timeoutInMicroseconds, ulong procedureArguments, Ptr<Ptr<ulong>> token, Ptr<EfiStatus> cpuStatus) =>
        MpService.InternalSmmStartupThisAp(procedure, cpuNumber, procedureArguments, token, timeoutInMicroseconds, cpuStatus);

    /// <summary>BroadcastProcedure. Propagated from InternalSmmStartupAllAPs.</summary>
    [EntryPoint(Ordinal = 2)]
    [Implements<IEfiMmMpProtocol>(nameof(IEfiMmMpProtocol.BroadcastProcedure))]
    public FirmwareTask<EfiStatus> SmmMpBroadcastProcedure(
        Ptr<EfiMmMpProtocol> @this, FunctionPointer<EfiApProcedure2> procedure, ulong timeoutInMicroseconds, ulong procedureArguments, Ptr<Ptr<ulong>> token, Ptr<EfiStatus> cpuStatus) =>
        MpService.InternalSmmStartupAllAPs(procedure, timeoutInMicroseconds, procedureArguments, token, cpuStatus);

    /// <summary>SetStartupProcedure. Propagated from RegisterStartupProcedure.</summary>
    [EntryPoint(Ordinal = 3)]
    [Implements<IEfiMmMpProtocol>(nameof(IEfiMmMpProtocol.SetStartupProcedure))]
    public FirmwareTask<EfiStatus> SmmMpSetStartupProcedure(Ptr<EfiMmMpProtocol> @this, FunctionPointer<EfiApProcedure> procedure, ulong procedureArguments) =>
        MpService.RegisterStartupProcedure(procedure, procedureArguments);

    /// <summary>CheckForProcedure. INVALID_PARAMETER: no token. NOT_FOUND: not one of this SMI. Propagated from IsApReady.</summary>
    [EntryPoint(Ordinal = 4)]
    [Implements<IEfiMmMpProtocol>(nameof(IEfiMmMpProtocol.CheckForProcedure))]
    public async FirmwareTask<EfiStatus> SmmMpCheckForProcedure(Ptr<EfiMmMpProtocol> @this, Ptr<ulong> token)
    {
        EfiStatus status = await CheckToken(token);
        return status.IsError() ? status : await MpService.IsApReady(token);
    }

    /// <summary>
    /// WaitForProcedure. INVALID_PARAMETER: no token. NOT_FOUND: not one of this SMI. Propagated from IsApReady. That is asked
    /// again as long as some CPU runs the procedure.
    /// </summary>
    [EntryPoint(Ordinal = 5)]
    [Implements<IEfiMmMpProtocol>(nameof(IEfiMmMpProtocol.WaitForProcedure))]
    public async FirmwareTask<EfiStatus> SmmMpWaitForProcedure(Ptr<EfiMmMpProtocol> @this, Ptr<ulong> token)
    {
        EfiStatus status = await CheckToken(token);
        if (status.IsError())
        {
            return status;
        }

        while ((status = await MpService.IsApReady(token)) == EfiStatus.NotReady)
        {
            await BaseLib.CpuPause();
        }

        return status;
    }

    private async FirmwareTask<EfiStatus> CheckToken(Ptr<ulong> token)
    {
        if (token.IsNull)
        {
            return EfiStatus.InvalidParameter;
        }

        return await MpService.IsTokenInUse(token) ? EfiStatus.Success : EfiStatus.NotFound;
    }
}
