// The platform hook instance for platforms that have nothing to say.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.UefiCpuPkg.Library.SmmCpuPlatformHookLibNull;

/// <summary>SmmCpuPlatformHookLibNull: every SMI is valid and the BSP is who comes first.</summary>
[Edk2("UefiCpuPkg/Library/SmmCpuPlatformHookLibNull/SmmCpuPlatformHookLibNull.c")]
[LibraryInstance("UefiCpuPkg/Library/SmmCpuPlatformHookLibNull/SmmCpuPlatformHookLibNull.inf", ModuleTypes.DxeSmmDriver)]
public sealed partial class SmmCpuPlatformHookLibNull : ISmmCpuPlatformHookLib
{
    /// <summary>TRUE.</summary>
    public FirmwareTask<bool> PlatformValidSmi() => FirmwareTask<bool>.FromResult(true);

    /// <summary>TRUE.</summary>
    public FirmwareTask<bool> ClearTopLevelSmiStatus() => FirmwareTask<bool>.FromResult(true);

    /// <summary>NOT_READY: leaves the choice to the race.</summary>
    public FirmwareTask<EfiResult<bool>> PlatformSmmBspElection() => FirmwareTask<EfiResult<bool>>.FromResult(EfiStatus.NotReady);

    /// <summary>UNSUPPORTED.</summary>
    public FirmwareTask<EfiStatus> GetPlatformPageTableAttribute(ulong address, Ptr<ulong> pageSize, Ptr<ulong> numberOfPages, Ptr<ulong> pageAttribute) =>
        FirmwareTask<EfiStatus>.FromResult(EfiStatus.Unsupported);

    /// <summary>SUCCESS.</summary>
    public FirmwareTask<EfiStatus> SmmCpuPlatformHookBeforeMmiHandler() => FirmwareTask<EfiStatus>.FromResult(EfiStatus.Success);

    /// <summary>FALSE.</summary>
    public FirmwareTask<bool> IsCpuSyncAlwaysNeeded() => FirmwareTask<bool>.FromResult(false);
}
