// The platform hook instance of OVMF: the boot processor is the BSP of every SMI.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.OvmfPkg.Library.SmmCpuPlatformHookLibQemu;

/// <summary>SmmCpuPlatformHookLibQemu.</summary>
[Edk2("OvmfPkg/Library/SmmCpuPlatformHookLibQemu/SmmCpuPlatformHookLibQemu.c")]
[LibraryInstance("OvmfPkg/Library/SmmCpuPlatformHookLibQemu/SmmCpuPlatformHookLibQemu.inf", ModuleTypes.DxeSmmDriver)]
[LibraryClasses(typeof(IBaseLib))]
public sealed partial class SmmCpuPlatformHookLibQemu : ISmmCpuPlatformHookLib
{
    /// <summary>TRUE.</summary>
    public FirmwareTask<bool> PlatformValidSmi() => FirmwareTask<bool>.FromResult(true);

    /// <summary>TRUE: QEMU's SMI_STS never reads anything but 0.</summary>
    public FirmwareTask<bool> ClearTopLevelSmiStatus() => FirmwareTask<bool>.FromResult(true);

    /// <summary>SUCCESS: the BSP is whose APIC_BASE says so. CPU hot-unplug relies on it, because QEMU cannot unplug that CPU.</summary>
    public async FirmwareTask<EfiResult<bool>> PlatformSmmBspElection()
    {
        ulong apicBase = await BaseLib.AsmReadMsr64(ArchitecturalMsr.MSR_IA32_APIC_BASE);
        return new EfiResult<bool>(EfiStatus.Success, (apicBase & ArchitecturalMsr.MSR_IA32_APIC_BASE_BSP) != 0);
    }

    /// <summary>UNSUPPORTED.</summary>
    public FirmwareTask<EfiStatus> GetPlatformPageTableAttribute(ulong address, Ptr<ulong> pageSize, Ptr<ulong> numberOfPages, Ptr<ulong> pageAttribute) =>
        FirmwareTask<EfiStatus>.FromResult(EfiStatus.Unsupported);

    /// <summary>SUCCESS.</summary>
    public FirmwareTask<EfiStatus> SmmCpuPlatformHookBeforeMmiHandler() => FirmwareTask<EfiStatus>.FromResult(EfiStatus.Success);

    /// <summary>FALSE.</summary>
    public FirmwareTask<bool> IsCpuSyncAlwaysNeeded() => FirmwareTask<bool>.FromResult(false);
}
