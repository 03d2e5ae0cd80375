// What PeiMain.inf lists, and short names for its parts.
using SmmFirmwareKit.Efi;

namespace SmmFirmwareKit.Modules.MdeModulePkg.Core.Pei;

/// <summary>The PEI core.</summary>
[FirmwareModule("MdeModulePkg/Core/Pei/PeiMain.inf")]
public sealed class PeiCoreModule
{
    public PeiCoreModule(FirmwareImage image, LibraryInstances libraries)
    {
        BaseMemoryLib = libraries.Get<IBaseMemoryLib>();
        DebugLib = libraries.Get<IDebugLib>();
        HobLib = libraries.Get<IHobLib>();
        PeiServicesLib = libraries.Get<IPeiServicesLib>();
        PeiMain = image.Add(new PeiMain(this));
        Dispatcher = image.Add(new Dispatcher(this));
        DxeLoad = image.Add(new DxeLoad(this));
    }

    internal IBaseMemoryLib BaseMemoryLib { get; }

    internal IDebugLib DebugLib { get; }

    internal IHobLib HobLib { get; }

    internal IPeiServicesLib PeiServicesLib { get; }

    internal PeiMain PeiMain { get; }

    internal Dispatcher Dispatcher { get; }

    internal DxeLoad DxeLoad { get; }

    public ulong EntryPoint => PeiMain.PeiCoreAddress;
}

/// <summary>A file of the PEI core.</summary>
public abstract class PeiCorePart(PeiCoreModule module) : ImagePart
{
    protected IBaseMemoryLib BaseMemoryLib => module.BaseMemoryLib;

    protected IDebugLib DebugLib => module.DebugLib;

    protected IHobLib HobLib => module.HobLib;

    protected IPeiServicesLib PeiServicesLib => module.PeiServicesLib;

    internal Dispatcher Dispatcher => module.Dispatcher;

    internal DxeLoad DxeLoad => module.DxeLoad;
}
