// What PiSmmIpl.inf lists.
using SmmFirmwareKit.Efi;

namespace SmmFirmwareKit.Modules.MdeModulePkg.Core.PiSmmCore;

/// <summary>The DXE driver that loads the SMM core and stands for it outside SMM.</summary>
[FirmwareModule("MdeModulePkg/Core/PiSmmCore/PiSmmIpl.inf", ModuleTypes.DxeDriver, EntryPoint = nameof(PiSmmIpl.SmmIplEntry))]
[Sources(typeof(PiSmmIpl))]
[LibraryClasses(typeof(IBaseMemoryLib), typeof(IDebugLib), typeof(IUefiBootServicesTableLib))]
public sealed partial class PiSmmIplModule;
