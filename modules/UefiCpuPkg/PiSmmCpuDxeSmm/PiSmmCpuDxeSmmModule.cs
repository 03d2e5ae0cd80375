// What PiSmmCpuDxeSmm.inf lists: the driver's C files and the library classes they call.
using SmmFirmwareKit.Efi;

namespace SmmFirmwareKit.Modules.UefiCpuPkg.PiSmmCpuDxeSmm;

/// <summary>The driver that brings every CPU into SMM and out again, and tells SMI handlers about them.</summary>
/// <remarks>Library instances with globals (SmmCpuFeaturesLib) are added to the same image by whoever composes the platform.</remarks>
[FirmwareModule("UefiCpuPkg/PiSmmCpuDxeSmm/PiSmmCpuDxeSmm.inf")]
public sealed class PiSmmCpuDxeSmmModule
{
    public PiSmmCpuDxeSmmModule(FirmwareImage image, LibraryInstances libraries)
    {
        BaseLib = libraries.Get<IBaseLib>();
        BaseMemoryLib = libraries.Get<IBaseMemoryLib>();
        DebugLib = libraries.Get<IDebugLib>();
        HobLib = libraries.Get<IHobLib>();
        LocalApicLib = libraries.Get<ILocalApicLib>();
        MmSaveStateLib = libraries.Get<IMmSaveStateLib>();
        MmServicesTableLib = libraries.Get<IMmServicesTableLib>();
        MtrrLib = libraries.Get<IMtrrLib>();
        PcdLib = libraries.Get<IPcdLib>();
        SmmCpuFeaturesLib = libraries.Get<ISmmCpuFeaturesLib>();
        SmmCpuPlatformHookLib = libraries.Get<ISmmCpuPlatformHookLib>();
        SmmCpuSyncLib = libraries.Get<ISmmCpuSyncLib>();
        SynchronizationLib = libraries.Get<ISynchronizationLib>();
        TimerLib = libraries.Get<ITimerLib>();
        UefiBootServicesTableLib = libraries.Get<IUefiBootServicesTableLib>();
        PiSmmCpuDxeSmm = image.Add(new PiSmmCpuDxeSmm(this));
        PiSmmCpuCommon = image.Add(new PiSmmCpuCommon(this));
        MpService = image.Add(new MpService(this));
        CpuService = image.Add(new CpuService(this));
        SmmMp = image.Add(new SmmMp(this));
        SyncTimer = image.Add(new SyncTimer(this));
        SmramSaveState = image.Add(new SmramSaveState(this));
        SmmFuncsArch = image.Add(new SmmFuncsArch(this));
        SmiEntry = image.Add(new SmiEntry(this));
    }

    /// <summary>Address of <see cref="PiSmmCpuDxeSmm.PiCpuSmmEntry"/>.</summary>
    public ulong EntryPoint => PiSmmCpuDxeSmm.PiCpuSmmEntryAddress;

    /// <summary>mNumberOfCpus, for observers.</summary>
    public Field<ulong> NumberOfCpus => CpuService.mNumberOfCpus;

    public PiSmmCpuCommon PiSmmCpuCommon { get; }

    public MpService MpService { get; }

    public CpuService CpuService { get; }

    public SmmMp SmmMp { get; }

    public SmiEntry SmiEntry { get; }

    internal PiSmmCpuDxeSmm PiSmmCpuDxeSmm { get; }

    internal SyncTimer SyncTimer { get; }

    internal SmramSaveState SmramSaveState { get; }

    internal SmmFuncsArch SmmFuncsArch { get; }

    internal IBaseLib BaseLib { get; }

    internal IBaseMemoryLib BaseMemoryLib { get; }

    internal IDebugLib DebugLib { get; }

    internal IHobLib HobLib { get; }

    internal ILocalApicLib LocalApicLib { get; }

    internal IMmSaveStateLib MmSaveStateLib { get; }

    internal IMmServicesTableLib MmServicesTableLib { get; }

    internal IMtrrLib MtrrLib { get; }

    internal IPcdLib PcdLib { get; }

    internal ISmmCpuFeaturesLib SmmCpuFeaturesLib { get; }

    internal ISmmCpuPlatformHookLib SmmCpuPlatformHookLib { get; }

    internal ISmmCpuSyncLib SmmCpuSyncLib { get; }

    internal ISynchronizationLib SynchronizationLib { get; }

    internal ITimerLib TimerLib { get; }

    internal IUefiBootServicesTableLib UefiBootServicesTableLib { get; }
}
