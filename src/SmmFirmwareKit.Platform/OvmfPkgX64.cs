// OvmfPkgX64.dsc and .fdf in C#: which modules, which library instances, in which order, at which addresses.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Modules.Kit.SmmCpuProbe;
using SmmFirmwareKit.Modules.MdeModulePkg;
using SmmFirmwareKit.Modules.MdeModulePkg.Core.Dxe;
using SmmFirmwareKit.Modules.MdeModulePkg.Core.Pei;
using SmmFirmwareKit.Modules.MdeModulePkg.Core.PiSmmCore;
using SmmFirmwareKit.Modules.MdeModulePkg.Universal.PCD.Pei;
using SmmFirmwareKit.Modules.MdePkg;
using SmmFirmwareKit.Modules.MdePkg.Library.PeiServicesLib;
using SmmFirmwareKit.Modules.MdePkg.Library.SmmMemLib;
using SmmFirmwareKit.Modules.Os;
using SmmFirmwareKit.Modules.OvmfPkg;
using SmmFirmwareKit.Modules.OvmfPkg.CpuHotplugSmm;
using SmmFirmwareKit.Modules.OvmfPkg.Library.PlatformBootManagerLib;
using SmmFirmwareKit.Modules.OvmfPkg.Library.PlatformInitLib;
using SmmFirmwareKit.Modules.OvmfPkg.Library.SmmCpuFeaturesLib;
using SmmFirmwareKit.Modules.OvmfPkg.Library.SmmCpuPlatformHookLibQemu;
using SmmFirmwareKit.Modules.OvmfPkg.Library.SmmRelocationLib;
using SmmFirmwareKit.Modules.OvmfPkg.PlatformPei;
using SmmFirmwareKit.Modules.OvmfPkg.ResetVector;
using SmmFirmwareKit.Modules.OvmfPkg.Sec;
using SmmFirmwareKit.Modules.OvmfPkg.SmmAccess;
using SmmFirmwareKit.Modules.OvmfPkg.SmmControl2Dxe;
using SmmFirmwareKit.Modules.UefiCpuPkg;
using SmmFirmwareKit.Modules.UefiCpuPkg.CpuDxe;
using SmmFirmwareKit.Modules.UefiCpuPkg.CpuMpPei;
using SmmFirmwareKit.Modules.UefiCpuPkg.Library.MmSaveStateLib;
using SmmFirmwareKit.Modules.UefiCpuPkg.Library.MpInitLib;
using SmmFirmwareKit.Modules.UefiCpuPkg.Library.SmmCpuSyncLib;
using SmmFirmwareKit.Modules.UefiCpuPkg.PiSmmCpuDxeSmm;

namespace SmmFirmwareKit.Platform;

/// <summary>The firmware of one platform: immutable once composed, and shared by all machines that run it.</summary>
/// <remarks>A platform of your own derives from it and adds components, or binds other instances.</remarks>
[Platform("OvmfPkg/OvmfPkgX64.dsc")]

// [LibraryClasses]
[LibraryClass<IBaseLib, BaseLib>]
[LibraryClass<IBaseMemoryLib, BaseMemoryLib>]
[LibraryClass<ICpuLib, BaseCpuLib>]
[LibraryClass<IDebugLib, DebugLib>(nameof(DebugPrintErrorLevel))]
[LibraryClass<IHobLib, HobLib>(nameof(HobList))]
[LibraryClass<IIoLib, IoLib>]
[LibraryClass<ILocalApicLib, BaseXApicX2ApicLib>]
[LibraryClass<IMtrrLib, MtrrLib>]
[LibraryClass<IPcdLib, PcdLib>(nameof(PcdDatabase), nameof(PcdDatabaseInFlash), nameof(Pcds))]
[LibraryClass<IPciLib, BasePciCf8Lib>]
[LibraryClass<IQemuFwCfgLib, QemuFwCfgLib>(nameof(FwCfgDmaAccess))]
[LibraryClass<ISmmRelocationLib, SmmRelocationLibInstance>]
[LibraryClass<ISynchronizationLib, BaseSynchronizationLib>]
[LibraryClass<ITimerLib, AcpiTimerLib>]
[LibraryClass<IUefiBootServicesTableLib, UefiBootServicesTableLib>]
[LibraryClass<PlatformInitLib, PlatformInitLib>]

// [LibraryClasses.common.PEI_CORE], [LibraryClasses.common.PEIM]
[LibraryClass<IPeiServicesLib, PeiServicesLib>(For = ModuleTypes.PeiCore | ModuleTypes.Peim)]
[LibraryClass<IMpInitLib, PeiMpInitLib>(For = ModuleTypes.Peim)]

// [LibraryClasses.common.DXE_CORE], [LibraryClasses.common.DXE_DRIVER]
[LibraryClass<BdsPlatform, BdsPlatform>(For = ModuleTypes.DxeCore)]
[LibraryClass<IMpInitLib, DxeMpInitLib>(For = ModuleTypes.DxeDriver)]

// [LibraryClasses.common.SMM_CORE], [LibraryClasses.common.DXE_SMM_DRIVER]
[LibraryClass<IMmServicesTableLib, PiSmmCoreSmmServicesTableLib>(For = ModuleTypes.SmmCore | ModuleTypes.DxeSmmDriver)]
[LibraryClass<ISmmServicesTableLib, PiSmmCoreSmmServicesTableLib>(For = ModuleTypes.SmmCore)]
[LibraryClass<SmmMemLib, SmmMemLib>(For = ModuleTypes.SmmCore)]
[LibraryClass<IMmSaveStateLib, AmdMmSaveState>(For = ModuleTypes.DxeSmmDriver)]
[LibraryClass<ISmmCpuSyncLib, SmmCpuSyncLib>(For = ModuleTypes.DxeSmmDriver)]

// [Components], in dispatch order; the reset vector ends the flash
[Component<SecMainModule>]
[Component<PeiCoreModule>]
[Component<PcdPeimModule>]
[Component<PlatformPeiModule>]
[Component<SmmAccessPeiModule>]
[Component<CpuMpPeiModule>]
[Component<DxeCoreModule>]
[Component<CpuDxeModule>]
[Component<SmmAccess2DxeModule>]
[Component<SmmControl2DxeModule>]
[Component<PiSmmIplModule>]
[Component<PiSmmCoreModule>]
[Component<PiSmmCpuDxeSmmModule>]
[LibraryClass<ISmmCpuFeaturesLib, SmmCpuFeaturesLib>(nameof(HasSmmBaseHob), Component = typeof(PiSmmCpuDxeSmmModule))]
[LibraryClass<ISmmCpuPlatformHookLib, SmmCpuPlatformHookLibQemu>(Component = typeof(PiSmmCpuDxeSmmModule))]
[Component<CpuHotplugSmmModule>]
[Component<SmmCpuProbeModule>(When = nameof(LinksProbe))]
[Component<OsModule>]
[Component<ResetVectorModule>(RuleOverride = ResetVectorRule)]
public partial class OvmfPkgX64 : FirmwarePlatform
{
    /// <summary>Bytes at the end of TSEG that SMM images are linked for; SmmRelocationLib carves its tiles from the start.</summary>
    public const ulong SmmImagesSize = 0x200000;

    /// <summary>Its address.</summary>
    protected const ulong HobList = OvmfMemoryMap.HobList;

    /// <summary>Its address in RAM.</summary>
    protected const ulong PcdDatabase = OvmfMemoryMap.PcdDatabase;

    /// <summary>Where its initial contents lie.</summary>
    protected const ulong PcdDatabaseInFlash = FirmwareVolumeBuilder.PcdDatabase;

    /// <summary>fw_cfg's DMA descriptor: OVMF keeps it on the stack; here it has a place of its own below the PEI core's data.</summary>
    protected const ulong FwCfgDmaAccess = OvmfMemoryMap.SecPeiTempRam - 0x100;

    /// <summary>PcdFixedDebugPrintErrorLevel: no message is printed, so that none costs a step.</summary>
    protected const uint DebugPrintErrorLevel = 0;

    /// <summary>PlatformPei runs SmmRelocationLib.</summary>
    protected const bool HasSmmBaseHob = true;

    private const string ResetVectorRule = "RESET_VECTOR";

    private readonly FirmwareVolumeBuilder _volume;
    private ulong _nextImage = OvmfMemoryMap.Images;
    private ulong _nextSmmImage;

    /// <summary>Composes the platform.</summary>
    public OvmfPkgX64(OvmfOptions options)
    {
        Options = options;
        _volume = new FirmwareVolumeBuilder(Code);
        _nextSmmImage = options.RamBytes - SmmImagesSize;
        Pcds = new PcdValues();
        options.Pcds?.Invoke(Pcds);
#pragma warning disable MA0056 // the composition uses constants and what is set above: nothing a derived constructor would set later
        Compose();
#pragma warning restore MA0056
        _volume.Put(FirmwareVolumeBuilder.PcdDatabase, Pcds.ToDatabase());
        Flash = _volume.Build();
    }

    public OvmfOptions Options { get; }

    /// <summary>The functions that code cells can name.</summary>
    public DispatchTable Code { get; } = new();

    /// <summary>The flash image.</summary>
    public byte[] Flash { get; }

    public PcdValues Pcds { get; }

    /// <summary>The probe driver is linked.</summary>
    protected bool LinksProbe => Options.Probe;

    /// <summary>Fixed addresses, as PcdLoadModuleAtFixAddressEnable gives them: SEC in flash, SMM at the end of TSEG, the rest in RAM.</summary>
    protected override void Place(FirmwareImage image, IFirmwareModule module, ModuleTypes moduleType, string? ruleOverride)
    {
        switch (moduleType)
        {
            case ModuleTypes.Sec when string.Equals(ruleOverride, ResetVectorRule, StringComparison.Ordinal):
                _volume.PlaceRaw(image);
                _volume.CopyCell(module.EntryPoint, OvmfMemoryMap.ResetVector);
                break;
            case ModuleTypes.Sec:
                _volume.PlaceInFlash(image, FvFileType.SecCore, module);
                break;
            case ModuleTypes.SmmCore or ModuleTypes.DxeSmmDriver:
                _volume.Place(image, FileTypeOf(moduleType), _nextSmmImage, module);
                _nextSmmImage += (ulong)image.Size;
                break;
            case ModuleTypes.UefiApplication:
                _volume.Place(image, FvFileType.Os, OvmfMemoryMap.Os, module);
                break;
            default:
                _volume.Place(image, FileTypeOf(moduleType), _nextImage, module);
                _nextImage += (ulong)image.Size;
                break;
        }
    }

    // The rules of OvmfPkgX64.fdf.
    private static FvFileType FileTypeOf(ModuleTypes moduleType) => moduleType switch
    {
        ModuleTypes.PeiCore => FvFileType.PeiCore,
        ModuleTypes.Peim => FvFileType.Peim,
        ModuleTypes.DxeCore => FvFileType.DxeCore,
        ModuleTypes.SmmCore => FvFileType.SmmCore,
        ModuleTypes.DxeSmmDriver => FvFileType.SmmDriver,
        _ => FvFileType.DxeDriver,
    };
}
