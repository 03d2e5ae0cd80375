// What PeiMain.inf lists, and short names for its parts.
using SmmFirmwareKit.Efi;

namespace SmmFirmwareKit.Modules.MdeModulePkg.Core.Pei;

/// <summary>The PEI core.</summary>
[FirmwareModule("MdeModulePkg/Core/Pei/PeiMain.inf", ModuleTypes.PeiCore, EntryPoint = nameof(PeiMain.PeiCore))]
[Sources(typeof(PeiMain), typeof(Dispatcher), typeof(DxeLoad))]
[LibraryClasses(typeof(IBaseMemoryLib), typeof(IDebugLib), typeof(IHobLib), typeof(IPeiServicesLib))]
public sealed partial class PeiCoreModule;

/// <summary>A file of the PEI core.</summary>
public abstract partial class PeiCorePart(PeiCoreModule module) : ImagePart;
