// Entry of the driver where SMM is dispatched from DXE (traditional SMM).
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.UefiCpuPkg.PiSmmCpuDxeSmm;

/// <summary>What differs from Standalone MM: protocols in the DXE database, and the lock.</summary>
[Edk2("UefiCpuPkg/PiSmmCpuDxeSmm/PiSmmCpuDxeSmm.c")]
public sealed partial class PiSmmCpuDxeSmm(PiSmmCpuDxeSmmModule module) : PiSmmCpuPart(module)
{
    /// <summary>
    /// Sets up the CPUs, then lets the IPL register the SMM core (it is notified of gEfiSmmConfigurationProtocolGuid).
    /// SUCCESS; whatever fails stops in CpuDeadLoop.
    /// </summary>
    [ImageEntryPoint(Ordinal = 0)]
    public async FirmwareTask<EfiStatus> PiCpuSmmEntry(ulong imageHandle, ulong systemTable)
    {
        await PiSmmCpuCommon.PiSmmCpuEntryCommon();
        (EfiStatus status, _) = await MmServicesTableLib.MmRegisterProtocolNotify(Guids.gEfiSmmReadyToLockProtocolGuid, SmmReadyToLockEventNotifyPointer);
        await DebugLib.AssertEfiError(status, "PiCpuSmmEntry: SmmRegisterProtocolNotify");
        Ptr<EfiSmmConfigurationProtocol> smmConfiguration = gSmmCpuPrivate.SmmConfiguration;
        (status, ulong handle) = await UefiBootServicesTableLib.InstallProtocolInterface(smmConfiguration);
        await DebugLib.AssertEfiError(status, "PiCpuSmmEntry: InstallProtocolInterface");
        await gSmmCpuPrivate.SmmCpuHandle.Set(handle);
        return EfiStatus.Success;
    }

    /// <summary>EFI_SMM_NOTIFY_FN: the next SMI finishes what can only be done on all CPUs.</summary>
    [SmmNotify(Ordinal = 1)]
    public async FirmwareTask<EfiStatus> SmmReadyToLockEventNotify(Ptr<EfiGuid> protocol, ulong @interface, ulong handle)
    {
        await mSmmReadyToLock.Set(true);
        return EfiStatus.Success;
    }
}
