// What SmmRelocationLib.inf lists, and the globals its files share.
using SmmFirmwareKit.Efi;

namespace SmmFirmwareKit.Modules.OvmfPkg.Library.SmmRelocationLib;

/// <summary>OVMF's SmmRelocationLib, linked into the image of PlatformPei.</summary>
[LibraryInstance("OvmfPkg/Library/SmmRelocationLib/SmmRelocationLib.inf", ModuleTypes.Peim)]
[Sources(typeof(SmmRelocationLib), typeof(SmramSaveStateConfig), typeof(SmmInit))]
[LibraryClasses(typeof(IBaseLib), typeof(IBaseMemoryLib), typeof(IDebugLib), typeof(IHobLib), typeof(ILocalApicLib), typeof(IPcdLib))]
public sealed partial class SmmRelocationLibInstance;
