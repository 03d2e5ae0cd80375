// Library class SmmCpuPlatformHookLib: what differs between platforms in SMM.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Efi;

/// <summary>SmmCpuPlatformHookLib (UefiCpuPkg/Include/Library/SmmCpuPlatformHookLib.h).</summary>
public interface ISmmCpuPlatformHookLib
{
    /// <summary>Whether the SMI is one that the platform knows.</summary>
    FirmwareTask<bool> PlatformValidSmi();

    FirmwareTask<bool> ClearTopLevelSmiStatus();

    /// <summary>EFI_SUCCESS with whether this CPU is the BSP, or EFI_NOT_READY to leave the choice to the race.</summary>
    FirmwareTask<EfiResult<bool>> PlatformSmmBspElection();

    /// <summary>EFI_UNSUPPORTED unless the platform knows better page attributes than the default.</summary>
    FirmwareTask<EfiStatus> GetPlatformPageTableAttribute(ulong address, Ptr<ulong> pageSize, Ptr<ulong> numberOfPages, Ptr<ulong> pageAttribute);

    /// <summary>Runs on every CPU before the BSP dispatches handlers.</summary>
    FirmwareTask<EfiStatus> SmmCpuPlatformHookBeforeMmiHandler();

    /// <summary>Whether timeouts may never be skipped.</summary>
    FirmwareTask<bool> IsCpuSyncAlwaysNeeded();
}
