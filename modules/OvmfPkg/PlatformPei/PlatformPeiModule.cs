// What PlatformPei.inf lists, and short names for its parts.
using SmmFirmwareKit.Efi;

namespace SmmFirmwareKit.Modules.OvmfPkg.PlatformPei;

/// <summary>OVMF's platform PEIM; SmmRelocationLib is linked with it.</summary>
[FirmwareModule("OvmfPkg/PlatformPei/PlatformPei.inf")]
public sealed class PlatformPeiModule
{
    public PlatformPeiModule(FirmwareImage image, LibraryInstances libraries)
    {
        DebugLib = libraries.Get<IDebugLib>();
        HobLib = libraries.Get<IHobLib>();
        PciLib = libraries.Get<IPciLib>();
        PcdLib = libraries.Get<IPcdLib>();
        PeiServicesLib = libraries.Get<IPeiServicesLib>();
        SmmRelocationLib = libraries.Get<ISmmRelocationLib>();
        PlatformInitLib = new Library.PlatformInitLib.PlatformInitLib(libraries);
        Platform = image.Add(new Platform(this));
        MemDetect = image.Add(new MemDetect(this));
        SmmRelocation = image.Add(new SmmRelocation(this));
    }

    internal IDebugLib DebugLib { get; }

    internal IHobLib HobLib { get; }

    internal IPciLib PciLib { get; }

    internal IPcdLib PcdLib { get; }

    internal IPeiServicesLib PeiServicesLib { get; }

    internal ISmmRelocationLib SmmRelocationLib { get; }

    internal Library.PlatformInitLib.PlatformInitLib PlatformInitLib { get; }

    internal Platform Platform { get; }

    internal MemDetect MemDetect { get; }

    internal SmmRelocation SmmRelocation { get; }

    public ulong EntryPoint => Platform.InitializePlatformAddress;
}

/// <summary>A file of PlatformPei.</summary>
public abstract class PlatformPeiPart(PlatformPeiModule module) : ImagePart
{
    protected IDebugLib DebugLib => module.DebugLib;

    protected IHobLib HobLib => module.HobLib;

    protected IPciLib PciLib => module.PciLib;

    protected IPcdLib PcdLib => module.PcdLib;

    protected IPeiServicesLib PeiServicesLib => module.PeiServicesLib;

    protected ISmmRelocationLib SmmRelocationLib => module.SmmRelocationLib;

    internal Library.PlatformInitLib.PlatformInitLib PlatformInitLib => module.PlatformInitLib;

    internal MemDetect MemDetect => module.MemDetect;

    internal SmmRelocation SmmRelocation => module.SmmRelocation;
}
