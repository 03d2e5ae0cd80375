// OvmfPkgX64.dsc and .fdf in C#: which modules, which library instances, in which order, at which addresses.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Modules.MdeModulePkg;
using SmmFirmwareKit.Modules.MdeModulePkg.Core.Pei;
using SmmFirmwareKit.Modules.MdeModulePkg.Universal.PCD.Pei;
using SmmFirmwareKit.Modules.MdePkg;
using SmmFirmwareKit.Modules.MdePkg.Library.PeiServicesLib;
using SmmFirmwareKit.Modules.OvmfPkg;
using SmmFirmwareKit.Modules.OvmfPkg.Library.SmmRelocationLib;
using SmmFirmwareKit.Modules.OvmfPkg.PlatformPei;
using SmmFirmwareKit.Modules.OvmfPkg.ResetVector;
using SmmFirmwareKit.Modules.OvmfPkg.Sec;
using SmmFirmwareKit.Modules.OvmfPkg.SmmAccess;
using SmmFirmwareKit.Modules.UefiCpuPkg;
using SmmFirmwareKit.Modules.UefiCpuPkg.CpuMpPei;

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
        _volume.Put(FirmwareVolumeBuilder.PcdDatabase, Pcds.ToDatabase());
        Flash = _volume.Build();
    }

    /// <summary>Bytes at the end of TSEG that SMM images are linked for; SmmRelocationLib carves its tiles from the start.</summary>
    public const ulong SmmImagesSize = 0x200000;

    public OvmfOptions Options { get; }

    /// <summary>The functions that code cells can name.</summary>
    public DispatchTable Code { get; } = new();

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
        Add("PeiCore", FvFileType.PeiCore, (image, libraries) =>
        {
            PeiCoreModule module = new(image, libraries);
            return () => module.EntryPoint;
        });
        Add("PcdPeim", FvFileType.Peim, (image, libraries) =>
        {
            PcdPeimModule module = new(image, libraries);
            return () => module.EntryPoint;
        });
        Add("PlatformPei", FvFileType.Peim, (image, libraries) =>
        {
            libraries.Bind<ISmmRelocationLib>(new SmmRelocationLibInstance(image, libraries).SmmRelocationLib);
            PlatformPeiModule module = new(image, libraries);
            return () => module.EntryPoint;
        });
        Add("SmmAccessPei", FvFileType.Peim, (image, libraries) =>
        {
            SmmAccessPeiModule module = new(image, libraries);
            return () => module.EntryPoint;
        });
        Add("CpuMpPei", FvFileType.Peim, (image, libraries) =>
        {
            CpuMpPeiModule module = new(image, libraries);
            return () => module.EntryPoint;
        });
    }

    private void Add(string name, FvFileType type, Func<FirmwareImage, LibraryInstances, Func<ulong>> link)
    {
        FirmwareImage image = _volume.NewImage(name);
        Func<ulong> entryPoint = link(image, _libraries.Child());
        bool smm = type is FvFileType.SmmCore or FvFileType.SmmDriver;
        ref ulong next = ref smm ? ref _nextSmmImage : ref _nextImage;
        _volume.Place(image, type, next, entryPoint);
        next += (ulong)image.Size;
    }
}
