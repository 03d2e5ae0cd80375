// What PlatformPei.inf lists, and short names for its parts.
using SmmFirmwareKit.Efi;

namespace SmmFirmwareKit.Modules.OvmfPkg.PlatformPei;

/// <summary>OVMF's platform PEIM; SmmRelocationLib is linked with it.</summary>
[FirmwareModule("OvmfPkg/PlatformPei/PlatformPei.inf", ModuleTypes.Peim, EntryPoint = nameof(Platform.InitializePlatform))]
[Sources(typeof(Platform), typeof(MemDetect), typeof(SmmRelocation))]
[LibraryClasses(typeof(IDebugLib), typeof(IHobLib), typeof(IPciLib), typeof(IPcdLib), typeof(IPeiServicesLib), typeof(ISmmRelocationLib), typeof(Library.PlatformInitLib.PlatformInitLib))]
public sealed partial class PlatformPeiModule;

/// <summary>A file of PlatformPei.</summary>
public abstract partial class PlatformPeiPart(PlatformPeiModule module) : ImagePart;
