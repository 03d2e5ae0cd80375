// What SecMain.inf lists, and short names for its parts.
using SmmFirmwareKit.Efi;

namespace SmmFirmwareKit.Modules.OvmfPkg.Sec;

/// <summary>SEC: runs in flash and has no globals.</summary>
[FirmwareModule("OvmfPkg/Sec/SecMain.inf")]
public sealed class SecModule
{
    public SecModule(FirmwareImage image, LibraryInstances libraries)
    {
        BaseLib = libraries.Get<IBaseLib>();
        BaseMemoryLib = libraries.Get<IBaseMemoryLib>();
        DebugLib = libraries.Get<IDebugLib>();
        IoLib = libraries.Get<IIoLib>();
        PcdLib = libraries.Get<IPcdLib>();
        SecEntry = image.Add(new SecEntry(this));
        SecMain = image.Add(new SecMain(this));
    }

    internal IBaseLib BaseLib { get; }

    internal IBaseMemoryLib BaseMemoryLib { get; }

    internal IDebugLib DebugLib { get; }

    internal IIoLib IoLib { get; }

    internal IPcdLib PcdLib { get; }

    internal SecEntry SecEntry { get; }

    internal SecMain SecMain { get; }

    public ulong EntryPoint => SecEntry._ModuleEntryPointAddress;
}

/// <summary>A file of SEC.</summary>
public abstract class SecPart(SecModule module) : ImagePart
{
    protected IBaseLib BaseLib => module.BaseLib;

    protected IBaseMemoryLib BaseMemoryLib => module.BaseMemoryLib;

    protected IDebugLib DebugLib => module.DebugLib;

    protected IIoLib IoLib => module.IoLib;

    protected IPcdLib PcdLib => module.PcdLib;

    internal SecMain SecMain => module.SecMain;
}
