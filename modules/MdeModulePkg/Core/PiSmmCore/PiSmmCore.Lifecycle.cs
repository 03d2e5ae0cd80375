// What the SMM core does at the phases of the boot that the IPL tells it about.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.MdeModulePkg.Core.PiSmmCore;

public sealed partial class PiSmmCore
{
    /// <summary>Entries of mSmmCoreSmiHandlers.</summary>
    internal const int LifecycleHandlerCount = 6;

    // Places in mSmmCoreSmiHandlers: the handlers' ordinals, in whose order RegisterSmiHandlers registers them.
    private const ulong DriverDispatch = 0;
    private const ulong ReadyToLock = 1;
    private const ulong EndOfDxe = 5;

    /// <summary>COMM_BUFFER_SMM_DISPATCH_* (PiSmmCorePrivateData.h): the byte that the dispatch handler answers with.</summary>
    internal const byte COMM_BUFFER_SMM_DISPATCH_ERROR = 0x00;
    internal const byte COMM_BUFFER_SMM_DISPATCH_SUCCESS = 0x01;
    internal const byte COMM_BUFFER_SMM_DISPATCH_RESTART = 0x02;

    private const ulong SmmCorePrivateDataSize = 0x68;

    /// <summary>Dispatches drivers and tells the IPL in the message whether it has to ask again. SUCCESS.</summary>
    [SmiHandler(nameof(Guids.gEfiEventDxeDispatchGuid), Ordinal = 0)]
    private async FirmwareTask<EfiStatus> SmmDriverDispatchHandler(ulong dispatchHandle, ulong context, ulong commBuffer, Ptr<ulong> commBufferSize)
    {
        EfiStatus status = await Dispatcher.SmmDispatcher();
        if (commBuffer != 0 && !commBufferSize.IsNull && await commBufferSize.Value > 0)
        {
            await new Field<byte>(commBuffer).Set(status switch
            {
                EfiStatus.NotReady => COMM_BUFFER_SMM_DISPATCH_RESTART,
                _ when status.IsError() => COMM_BUFFER_SMM_DISPATCH_ERROR,
                _ => COMM_BUFFER_SMM_DISPATCH_SUCCESS,
            });
        }

        return EfiStatus.Success;
    }

    /// <summary>SMRAM is locked: no more drivers, and SMM drivers are told. Propagated from MmInstallProtocolInterface.</summary>
    [SmiHandler(nameof(Guids.gEfiDxeSmmReadyToLockProtocolGuid), Ordinal = 1)]
    private async FirmwareTask<EfiStatus> SmmReadyToLockHandler(ulong dispatchHandle, ulong context, ulong commBuffer, Ptr<ulong> commBufferSize)
    {
        await Smi.SmiHandlerUnRegister(await mSmmCoreSmiHandlers[DriverDispatch]);
        await Smi.SmiHandlerUnRegister(await mSmmCoreSmiHandlers[ReadyToLock]);
        await Smi.SmiHandlerUnRegister(await mSmmCoreSmiHandlers[EndOfDxe]);
        return await Install(Guids.gEfiSmmReadyToLockProtocolGuid);
    }

    /// <summary>Tells SMM drivers that the DXE phase has ended. Propagated from MmInstallProtocolInterface.</summary>
    [SmiHandler(nameof(Guids.gEfiEndOfDxeEventGroupGuid), Ordinal = 5)]
    private FirmwareTask<EfiStatus> SmmEndOfDxeHandler(ulong dispatchHandle, ulong context, ulong commBuffer, Ptr<ulong> commBufferSize) =>
        Install(Guids.gEfiSmmEndOfDxeProtocolGuid);

    /// <summary>From now on the private data may belong to a legacy OS and is not touched any more. Propagated from SmiHandlerUnRegister.</summary>
    [SmiHandler(nameof(Guids.gEfiEventLegacyBootGuid), Ordinal = 2)]
    private async FirmwareTask<EfiStatus> SmmLegacyBootHandler(ulong dispatchHandle, ulong context, ulong commBuffer, Ptr<ulong> commBufferSize)
    {
        await mInLegacyBoot.Set(true);
        return await Smi.SmiHandlerUnRegister(dispatchHandle);
    }

    /// <summary>Tells SMM drivers once. Propagated from MmInstallProtocolInterface.</summary>
    [SmiHandler(nameof(Guids.gEfiEventExitBootServicesGuid), Ordinal = 3)]
    private async FirmwareTask<EfiStatus> SmmExitBootServicesHandler(ulong dispatchHandle, ulong context, ulong commBuffer, Ptr<ulong> commBufferSize)
    {
        await Smi.SmiHandlerUnRegister(dispatchHandle);
        return await Install(gEdkiiSmmExitBootServicesProtocolGuid);
    }

    /// <summary>Tells SMM drivers once. Propagated from MmInstallProtocolInterface.</summary>
    [SmiHandler(nameof(Guids.gEfiEventReadyToBootGuid), Ordinal = 4)]
    private async FirmwareTask<EfiStatus> SmmReadyToBootHandler(ulong dispatchHandle, ulong context, ulong commBuffer, Ptr<ulong> commBufferSize)
    {
        await Smi.SmiHandlerUnRegister(dispatchHandle);
        return await Install(gEdkiiSmmReadyToBootProtocolGuid);
    }

    /// <summary>MdeModulePkg/Include/Protocol/SmmExitBootServices.h.</summary>
    public static readonly EfiGuid gEdkiiSmmExitBootServicesProtocolGuid = EfiGuid.Parse("296EB418-C4C8-4E05-AB59-39E8AF56F00A");

    /// <summary>MdeModulePkg/Include/Protocol/SmmReadyToBoot.h.</summary>
    public static readonly EfiGuid gEdkiiSmmReadyToBootProtocolGuid = EfiGuid.Parse("6E057ECF-FA99-4F39-95BC-59F9921D17E4");

    private async FirmwareTask<EfiStatus> Install(EfiGuid protocol) =>
        (await SmmServicesTableLib.MmInstallProtocolInterface(protocol, 0)).Status;
}
