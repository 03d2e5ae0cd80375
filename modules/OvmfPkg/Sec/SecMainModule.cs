// What SecMain.inf lists, and short names for its parts.
using SmmFirmwareKit.Efi;

namespace SmmFirmwareKit.Modules.OvmfPkg.Sec;

/// <summary>SEC: runs in flash and has no globals.</summary>
[FirmwareModule("OvmfPkg/Sec/SecMain.inf", ModuleTypes.Sec, EntryPoint = nameof(SecEntry._ModuleEntryPoint))]
[Sources(typeof(SecEntry), typeof(SecMain))]
[LibraryClasses(typeof(IBaseLib), typeof(IBaseMemoryLib), typeof(IDebugLib), typeof(IIoLib), typeof(IPcdLib))]
public sealed partial class SecMainModule;

/// <summary>A file of SEC.</summary>
public abstract partial class SecPart(SecMainModule module) : ImagePart;
