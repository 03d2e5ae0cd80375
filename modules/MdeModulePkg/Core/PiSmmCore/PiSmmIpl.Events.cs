// What the IPL does at the phases of the boot, and in which order SMRAM is locked.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.MdeModulePkg.Core.PiSmmCore;

public sealed partial class PiSmmIpl
{
    // The order is that of mSmmIplEvents: at ReadyToBoot the lock comes before the core hears of it.
    private async FirmwareTask<EfiStatus> InstallProtocolsAndEvents()
    {
        await Fill(mSmmCommunication);
        await Fill(mSmmBase2);
        (EfiStatus status, ulong page) = await UefiBootServicesTableLib.AllocatePages(EfiAllocateType.AllocateAnyPages, EfiMemoryType.RuntimeServicesData, 1);
        await mCommunicateHeader.Set(page);
        status = Worse(status, await OnProtocol(Guids.gEfiSmmConfigurationProtocolGuid, SmmIplSmmConfigurationEventNotifyPointer));
        status = Worse(status, await OnProtocol(Guids.gEfiDxeSmmReadyToLockProtocolGuid, SmmIplReadyToLockEventNotifyPointer));
        status = Worse(status, await OnGroup(Guids.gEfiEndOfDxeEventGroupGuid, SmmIplEndOfDxeEventNotifyPointer));
        status = Worse(status, await OnGroup(Guids.gEfiEventDxeDispatchGuid, SmmIplDxeDispatchEventNotifyPointer));
        status = Worse(status, await OnGroup(Guids.gEfiEventReadyToBootGuid, SmmIplReadyToLockEventNotifyPointer));
        status = Worse(status, await OnGroup(Guids.gEfiEventReadyToBootGuid, SmmIplReadyToBootEventNotifyPointer));
        status = Worse(status, await OnGroup(Guids.gEfiEventExitBootServicesGuid, SmmIplExitBootServicesEventNotifyPointer));
        status = Worse(status, (await UefiBootServicesTableLib.InstallProtocolInterface(mSmmBase2.Pointer)).Status);
        return Worse(status, (await UefiBootServicesTableLib.InstallProtocolInterface(mSmmCommunication.Pointer)).Status);
    }

    private async FirmwareTask<EfiStatus> OnProtocol(EfiGuid protocol, FunctionPointer<EfiEventNotify> notifyFunction) =>
        (await UefiBootServicesTableLib.RegisterProtocolNotify(protocol, notifyFunction, 0)).Status;

    private async FirmwareTask<EfiStatus> OnGroup(EfiGuid eventGroup, FunctionPointer<EfiEventNotify> notifyFunction) =>
        (await UefiBootServicesTableLib.CreateEventEx(notifyFunction, 0, eventGroup)).Status;

    private static EfiStatus Worse(EfiStatus soFar, EfiStatus status) => soFar.IsError() ? soFar : status;

    /// <summary>PiSmmCpuDxeSmm is there: tell it the core's entry point. From now on SMIs reach the core.</summary>
    [EventNotify(Ordinal = 3)]
    private async FirmwareTask SmmIplSmmConfigurationEventNotify(ulong @event, ulong context)
    {
        (EfiStatus status, Ptr<EfiSmmConfigurationProtocol> smmConfiguration) = await UefiBootServicesTableLib.LocateProtocol<EfiSmmConfigurationProtocol>();
        if (status.IsError())
        {
            return;
        }

        status = await smmConfiguration.RegisterSmmEntry(await mSmmCorePrivateData.SmmEntryPoint);
        await DebugLib.AssertEfiError(status, "PiSmmCpuDxeSmm refused the SMM core's entry point");
        await mSmmCorePrivateData.SmmEntryPointRegistered.Set(true);
    }

    /// <summary>Has the core dispatch drivers; when it has to go on inside SMM, closes SMRAM and asks again.</summary>
    [EventNotify(Ordinal = 4)]
    private async FirmwareTask SmmIplDxeDispatchEventNotify(ulong @event, ulong context)
    {
        if (await mLocked)
        {
            return;
        }

        while (await TellSmm(Guids.gEfiEventDxeDispatchGuid) == PiSmmCore.COMM_BUFFER_SMM_DISPATCH_RESTART)
        {
            await (await mSmmAccess).Close();
        }
    }

    [EventNotify(Ordinal = 5)]
    private async FirmwareTask SmmIplEndOfDxeEventNotify(ulong @event, ulong context)
    {
        await mEndOfDxe.Set(true);
        await TellSmm(Guids.gEfiEndOfDxeEventGroupGuid);
    }

    /// <summary>Locks SMRAM, then tells the core. The lock comes first: what follows may trust it.</summary>
    [EventNotify(Ordinal = 6)]
    private async FirmwareTask SmmIplReadyToLockEventNotify(ulong @event, ulong context)
    {
        // RegisterProtocolNotify may call for a protocol that is not there yet; ReadyToBoot locks a platform that forgot to.
        if (await mLocked)
        {
            return;
        }

        if (!await mEndOfDxe)
        {
            await DebugLib.DebugPrint(IDebugLib.DebugError, "EndOfDxe was not signalled before ReadyToLock");
        }

        await (await mSmmAccess).Lock();
        await mLocked.Set(true);
        await TellSmm(Guids.gEfiDxeSmmReadyToLockProtocolGuid);
    }

    [EventNotify(Ordinal = 7)]
    private async FirmwareTask SmmIplReadyToBootEventNotify(ulong @event, ulong context) => await TellSmm(Guids.gEfiEventReadyToBootGuid);

    [EventNotify(Ordinal = 8)]
    private async FirmwareTask SmmIplExitBootServicesEventNotify(ulong @event, ulong context) => await TellSmm(Guids.gEfiEventExitBootServicesGuid);

    /// <summary>C: SmmIplGuidedEventNotify. A message with one byte of data; returns the byte that the handler left.</summary>
    private async FirmwareTask<byte> TellSmm(EfiGuid guid)
    {
        Ptr<EfiMmCommunicateHeader> header = new(await mCommunicateHeader);
        Field<byte> data = header.Data.Value;
        await header.HeaderGuid.Set(guid);
        await header.MessageLength.Set(1);
        await data.Set(0);
        await CommunicateSize.Set(EfiMmCommunicateHeader.OffsetOf.Data + 1);
        await mSmmCommunication.Communicate(header, CommunicateSize);
        return await data;
    }

    [Global] private partial Field<ulong> CommunicateSize { get; }
}
