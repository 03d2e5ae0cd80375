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
using SmmFirmwareKit.Modules.Os;
using SmmFirmwareKit.Modules.OvmfPkg;
using SmmFirmwareKit.Modules.OvmfPkg.CpuHotplugSmm;
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
using SmmFirmwareKit.Modules.UefiCpuPkg.Library.SmmCpuSyncLib;
using SmmFirmwareKit.Modules.UefiCpuPkg.PiSmmCpuDxeSmm;

namespace SmmFirmwareKit.Platform;

/// <summary>The firmware of one platform: immutable once composed, and shared by all machines that run it.</summary>
public sealed class OvmfPkgX64
{
    // fw_cfg's DMA descriptor: OVMF keeps it on the stack; here it has a place of its own below the PEI core's data.
    private const ulong FwCfgDmaAccess = OvmfMemoryMap.SecPeiTempRam - 0x100;

    private readonly FirmwareVolumeBuilder _volume;
    private readonly LibraryInstances _libraries = new();
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
        BindLibraries();
        AddSec();
        AddPei();
        AddDxe();
        AddSmm();
        AddOs();
        _volume.Put(FirmwareVolumeBuilder.PcdDatabase, Pcds.ToDatabase());
        Flash = _volume.Build();
    }

    /// <summary>Bytes at the end of TSEG that SMM images are linked for; SmmRelocationLib carves its tiles from the start.</summary>
    public const ulong SmmImagesSize = 0x200000;

    public OvmfOptions Options { get; }

    /// <summary>The functions that code cells can name.</summary>
    public DispatchTable Code { get; } = new();

    /// <summary>The CPU driver, for observers that look at its globals.</summary>
    public PiSmmCpuDxeSmmModule SmmCpu { get; private set; } = null!;

    /// <summary>The hot-plug driver, for observers.</summary>
    public CpuHotplugSmmModule CpuHotplug { get; private set; } = null!;

    /// <summary>The probe driver, if linked.</summary>
    public SmmCpuProbeModule? Probe { get; private set; }

    /// <summary>The flash image.</summary>
    public byte[] Flash { get; }

    public PcdValues Pcds { get; }

    /// <summary>The images in the firmware volume, in dispatch order.</summary>
    public IReadOnlyList<FirmwareImage> Images => _volume.Images;

    private void BindLibraries()
    {
        _libraries.Bind<IBaseLib>(new BaseLib()).Bind<IIoLib>(new IoLib()).Bind<IBaseMemoryLib>(new BaseMemoryLib()).Bind<ITimerLib>(new AcpiTimerLib());
        _libraries.Bind<ICpuLib>(new BaseCpuLib(_libraries)).Bind<IDebugLib>(new DebugLib(_libraries)).Bind<IPciLib>(new BasePciCf8Lib(_libraries));
        _libraries.Bind<ISynchronizationLib>(new BaseSynchronizationLib(_libraries)).Bind<IHobLib>(new HobLib(_libraries, OvmfMemoryMap.HobList));
        _libraries.Bind<IPcdLib>(new PcdLib(_libraries, OvmfMemoryMap.PcdDatabase, FirmwareVolumeBuilder.PcdDatabase, Pcds));
        _libraries.Bind<IQemuFwCfgLib>(new QemuFwCfgLib(_libraries, FwCfgDmaAccess));
        _libraries.Bind<ILocalApicLib>(new BaseXApicX2ApicLib(_libraries));
        _libraries.Bind<IMtrrLib>(new MtrrLib(_libraries));
        _libraries.Bind<IPeiServicesLib>(new PeiServicesLib(_libraries));
    }

    private void AddSec()
    {
        FirmwareImage image = _volume.NewImage("SecMain");
        ResetVectorModule resetVector = new(image, _libraries);
        SecModule sec = new(image, _libraries);
        _volume.PlaceInFlash(image, FvFileType.SecCore, () => sec.EntryPoint);
        _volume.CopyCell(resetVector.EntryPoint, OvmfMemoryMap.ResetVector);
    }

    private void AddPei()
    {
        Add("PeiCore", FvFileType.PeiCore, (image, libraries) => Entry(new PeiCoreModule(image, libraries), module => module.EntryPoint));
        Add("PcdPeim", FvFileType.Peim, (image, libraries) => Entry(new PcdPeimModule(image, libraries), module => module.EntryPoint));
        Add("PlatformPei", FvFileType.Peim, (image, libraries) =>
        {
            libraries.Bind<ISmmRelocationLib>(new SmmRelocationLibInstance(image, libraries).SmmRelocationLib);
            return Entry(new PlatformPeiModule(image, libraries), module => module.EntryPoint);
        });
        Add("SmmAccessPei", FvFileType.Peim, (image, libraries) => Entry(new SmmAccessPeiModule(image, libraries), module => module.EntryPoint));
        Add("CpuMpPei", FvFileType.Peim, (image, libraries) => Entry(new CpuMpPeiModule(image, libraries), module => module.EntryPoint));
    }

    private void AddDxe()
    {
        Add("DxeCore", FvFileType.DxeCore, (image, libraries) =>
        {
            DxeCoreModule core = new(image, libraries);
            _libraries.Bind<IUefiBootServicesTableLib>(core.UefiBootServicesTableLib);
            return Entry(core, module => module.EntryPoint);
        });
        Add("CpuDxe", FvFileType.DxeDriver, (image, libraries) => Entry(new CpuDxeModule(image, libraries), module => module.EntryPoint));
        Add("SmmAccess2Dxe", FvFileType.DxeDriver, (image, libraries) => Entry(new SmmAccess2DxeModule(image, libraries), module => module.EntryPoint));
        Add("SmmControl2Dxe", FvFileType.DxeDriver, (image, libraries) => Entry(new SmmControl2DxeModule(image, libraries), module => module.EntryPoint));
        Add("PiSmmIpl", FvFileType.DxeDriver, (image, libraries) => Entry(new PiSmmIplModule(image, libraries), module => module.EntryPoint));
    }

    private void AddSmm()
    {
        Add("PiSmmCore", FvFileType.SmmCore, (image, libraries) =>
        {
            PiSmmCoreModule core = new(image, libraries);
            _libraries.Bind<ISmmServicesTableLib>(core.MmServicesTableLib).Bind<IMmServicesTableLib>(core.MmServicesTableLib);
            return Entry(core, module => module.EntryPoint);
        });
        Add("PiSmmCpuDxeSmm", FvFileType.SmmDriver, (image, libraries) =>
        {
            libraries.Bind<ISmmCpuFeaturesLib>(image.Add(new SmmCpuFeaturesLib(libraries)));
            libraries.Bind<ISmmCpuPlatformHookLib>(new SmmCpuPlatformHookLibQemu(libraries));
            libraries.Bind<ISmmCpuSyncLib>(new SmmCpuSyncLib(libraries));
            libraries.Bind<IMmSaveStateLib>(new AmdMmSaveState(libraries));
            SmmCpu = new PiSmmCpuDxeSmmModule(image, libraries);
            return Entry(SmmCpu, module => module.EntryPoint);
        });
        Add("CpuHotplugSmm", FvFileType.SmmDriver, (image, libraries) =>
        {
            CpuHotplug = new CpuHotplugSmmModule(image, libraries);
            return Entry(CpuHotplug, module => module.EntryPoint);
        });
        if (Options.Probe)
        {
            Add("SmmCpuProbe", FvFileType.SmmDriver, (image, libraries) =>
            {
                Probe = new SmmCpuProbeModule(image, libraries);
                return Entry(Probe, module => module.EntryPoint);
            });
        }
    }

    private void AddOs() =>
        Add("Os", FvFileType.Os, (image, libraries) => Entry(new OsModule(image, libraries), module => module.EntryPoint));

    private static Func<ulong> Entry<TModule>(TModule module, Func<TModule, ulong> entryPoint) => () => entryPoint(module);

    private void Add(string name, FvFileType type, Func<FirmwareImage, LibraryInstances, Func<ulong>> link)
    {
        FirmwareImage image = _volume.NewImage(name);
        Func<ulong> entryPoint = link(image, _libraries.Child());
        switch (type)
        {
            case FvFileType.SmmCore or FvFileType.SmmDriver:
                _volume.Place(image, type, _nextSmmImage, entryPoint);
                _nextSmmImage += (ulong)image.Size;
                break;
            case FvFileType.Os:
                _volume.Place(image, type, OvmfMemoryMap.Os, entryPoint);
                break;
            default:
                _volume.Place(image, type, _nextImage, entryPoint);
                _nextImage += (ulong)image.Size;
                break;
        }
    }
}
