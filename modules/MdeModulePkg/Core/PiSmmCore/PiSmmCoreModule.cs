// What PiSmmCore.inf lists, and the library instances that are linked into the SMM core.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Modules.MdePkg.Library.SmmMemLib;
using SmmFirmwareKit.Modules.UefiCpuPkg.CpuIo2Smm;

namespace SmmFirmwareKit.Modules.MdeModulePkg.Core.PiSmmCore;

/// <summary>The SMM core: its image lies in TSEG.</summary>
[FirmwareModule("MdeModulePkg/Core/PiSmmCore/PiSmmCore.inf")]
public sealed class PiSmmCoreModule
{
    public PiSmmCoreModule(FirmwareImage image, LibraryInstances libraries)
    {
        BaseLib = libraries.Get<IBaseLib>();
        BaseMemoryLib = libraries.Get<IBaseMemoryLib>();
        DebugLib = libraries.Get<IDebugLib>();
        PiSmmCore = image.Add(new PiSmmCore(this));
        Smi = image.Add(new Smi(this));
        Page = image.Add(new Page(this));
        Pool = image.Add(new Pool(this));
        Handle = image.Add(new Handle(this));
        Locate = image.Add(new Locate(this));
        Notify = image.Add(new Notify(this));
        Dispatcher = image.Add(new Dispatcher(this));
        MmServicesTableLib = new PiSmmCoreSmmServicesTableLib(this);
        CpuIo2Mm = image.Add(new CpuIo2Mm(libraries, MmServicesTableLib));
        SmmMemLib = image.Add(new SmmMemLib(libraries, MmServicesTableLib));
    }

    /// <summary>Address of <see cref="PiSmmCore.SmmMain"/>.</summary>
    public ulong EntryPoint => PiSmmCore.SmmMainAddress;

    /// <summary>gMmst and gSmst for the core and for every SMM driver.</summary>
    public ISmmServicesTableLib MmServicesTableLib { get; }

    /// <summary>The core's own checks of communicate buffers; drivers may share them.</summary>
    public SmmMemLib SmmMemLib { get; }

    public PiSmmCore PiSmmCore { get; }

    internal IBaseLib BaseLib { get; }

    internal IBaseMemoryLib BaseMemoryLib { get; }

    internal IDebugLib DebugLib { get; }

    internal Smi Smi { get; }

    internal Page Page { get; }

    internal Pool Pool { get; }

    internal Handle Handle { get; }

    internal Locate Locate { get; }

    internal Notify Notify { get; }

    internal Dispatcher Dispatcher { get; }

    internal CpuIo2Mm CpuIo2Mm { get; }
}
