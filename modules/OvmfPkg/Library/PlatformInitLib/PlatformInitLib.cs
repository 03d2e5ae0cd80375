// What PlatformInitLib.inf lists.
using SmmFirmwareKit.Efi;

namespace SmmFirmwareKit.Modules.OvmfPkg.Library.PlatformInitLib;

/// <summary>OvmfPkg/Library/PlatformInitLib: detection of memory, SMRAM and processors; has no data of its own.</summary>
[LibraryInstance("OvmfPkg/Library/PlatformInitLib/PlatformInitLib.inf", ModuleTypes.Peim)]
[LibraryClasses(typeof(IDebugLib), typeof(IIoLib), typeof(IPciLib), typeof(IPcdLib), typeof(IQemuFwCfgLib))]
public sealed partial class PlatformInitLib
{
}
