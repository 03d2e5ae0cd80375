// What CpuHotplugSmm.inf lists: the driver's C files and the library classes they call.
using SmmFirmwareKit.Efi;

namespace SmmFirmwareKit.Modules.OvmfPkg.CpuHotplugSmm;

/// <summary>The driver that gives hot-added CPUs a place in SMRAM and takes it away on hot-unplug.</summary>
[FirmwareModule("OvmfPkg/CpuHotplugSmm/CpuHotplugSmm.inf", ModuleTypes.DxeSmmDriver, EntryPoint = nameof(CpuHotplug.CpuHotplugEntry))]
[Sources(typeof(QemuCpuhp), typeof(Smbase), typeof(FirstSmiHandler), typeof(PostSmmPen), typeof(CpuHotplug))]
[LibraryClasses(typeof(IBaseLib), typeof(IBaseMemoryLib), typeof(IDebugLib), typeof(ILocalApicLib), typeof(IPcdLib), typeof(IMmServicesTableLib), typeof(IUefiBootServicesTableLib))]
public sealed partial class CpuHotplugSmmModule;
