// What PiSmmCpuDxeSmm.inf lists: the driver's C files and the library classes they call.
using SmmFirmwareKit.Efi;

namespace SmmFirmwareKit.Modules.UefiCpuPkg.PiSmmCpuDxeSmm;

/// <summary>The driver that brings every CPU into SMM and out again, and tells SMI handlers about them.</summary>
[FirmwareModule("UefiCpuPkg/PiSmmCpuDxeSmm/PiSmmCpuDxeSmm.inf", ModuleTypes.DxeSmmDriver, EntryPoint = nameof(PiSmmCpuDxeSmm.PiCpuSmmEntry))]
[Sources(typeof(PiSmmCpuDxeSmm), typeof(PiSmmCpuCommon), typeof(MpService), typeof(CpuService), typeof(SmmMp), typeof(SyncTimer), typeof(SmramSaveState), typeof(SmmFuncsArch), typeof(SmiEntry))]
[LibraryClasses(typeof(IBaseLib), typeof(IBaseMemoryLib), typeof(IDebugLib), typeof(IHobLib), typeof(ILocalApicLib), typeof(IMmSaveStateLib), typeof(IMmServicesTableLib), typeof(IMtrrLib), typeof(IPcdLib), typeof(ISmmCpuFeaturesLib), typeof(ISmmCpuPlatformHookLib), typeof(ISmmCpuSyncLib), typeof(ISynchronizationLib), typeof(ITimerLib), typeof(IUefiBootServicesTableLib))]
public sealed partial class PiSmmCpuDxeSmmModule
{
    /// <summary>mNumberOfCpus, for observers.</summary>
    public Field<ulong> NumberOfCpus => CpuService.mNumberOfCpus;
}
