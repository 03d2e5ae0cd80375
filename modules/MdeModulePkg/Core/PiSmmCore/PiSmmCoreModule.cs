// What PiSmmCore.inf lists, and the library instances that are linked into the SMM core.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Modules.MdePkg.Library.SmmMemLib;
using SmmFirmwareKit.Modules.UefiCpuPkg.CpuIo2Smm;

namespace SmmFirmwareKit.Modules.MdeModulePkg.Core.PiSmmCore;

/// <summary>The SMM core: its image lies in TSEG.</summary>
[FirmwareModule("MdeModulePkg/Core/PiSmmCore/PiSmmCore.inf", ModuleTypes.SmmCore, EntryPoint = nameof(PiSmmCore.SmmMain))]
[Sources(typeof(PiSmmCore), typeof(Smi), typeof(Page), typeof(Pool), typeof(Handle), typeof(Locate), typeof(Notify), typeof(Dispatcher), typeof(CpuIo2Mm))]
[LibraryClasses(typeof(IBaseMemoryLib), typeof(IDebugLib), typeof(IIoLib), typeof(SmmMemLib), typeof(ISmmServicesTableLib))]
public sealed partial class PiSmmCoreModule;
