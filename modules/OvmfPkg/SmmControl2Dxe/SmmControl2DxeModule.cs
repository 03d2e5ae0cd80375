// What SmmControl2Dxe.inf lists.
using SmmFirmwareKit.Efi;

namespace SmmFirmwareKit.Modules.OvmfPkg.SmmControl2Dxe;

/// <summary>The driver that configures software SMIs on q35 and raises them.</summary>
[FirmwareModule("OvmfPkg/SmmControl2Dxe/SmmControl2Dxe.inf", ModuleTypes.DxeDriver, EntryPoint = nameof(SmmControl2Dxe.SmmControl2DxeEntryPoint))]
[Sources(typeof(SmiFeatures), typeof(SmmControl2Dxe))]
[LibraryClasses(typeof(IBaseLib), typeof(IDebugLib), typeof(IIoLib), typeof(IPciLib), typeof(IPcdLib), typeof(IQemuFwCfgLib), typeof(IUefiBootServicesTableLib))]
public sealed partial class SmmControl2DxeModule;
