// What the driver's INF would list.
using SmmFirmwareKit.Efi;

namespace FirstModule;

/// <summary>The driver.</summary>
[FirmwareModule("ThermalPkg/ThermalSmm/ThermalSmm.inf", ModuleTypes.DxeSmmDriver, EntryPoint = nameof(ThermalSmm.ThermalSmmEntryPoint))]
[Sources(typeof(ThermalSmm))]
[LibraryClasses(typeof(IIoLib), typeof(IMmServicesTableLib))]
public sealed partial class ThermalSmmModule;
