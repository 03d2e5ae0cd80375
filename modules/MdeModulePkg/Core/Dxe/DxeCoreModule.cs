// What DxeMain.inf lists, as far as the path to the OS needs it, with BDS linked in.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Modules.OvmfPkg.Library.PlatformBootManagerLib;

namespace SmmFirmwareKit.Modules.MdeModulePkg.Core.Dxe;

/// <summary>The DXE core.</summary>
[FirmwareModule("MdeModulePkg/Core/Dxe/DxeMain.inf", ModuleTypes.DxeCore, EntryPoint = nameof(DxeMain.DxeMainEntry))]
[Sources(typeof(DxeMain), typeof(Handle), typeof(Event), typeof(Page), typeof(Pool), typeof(Dispatcher))]
[LibraryClasses(typeof(IBaseLib), typeof(IBaseMemoryLib), typeof(IDebugLib), typeof(IHobLib), typeof(BdsPlatform))]
public sealed partial class DxeCoreModule;
