// The operating system model's image. It is the kit's own: EDK2 has no twin of it, and no such INF.
using SmmFirmwareKit.Efi;

namespace SmmFirmwareKit.Modules.Os;

/// <summary>Boots processors, answers the SCI with QEMU's CPU scan, and brings new processors online.</summary>
[FirmwareModule("Os/Os.inf", ModuleTypes.UefiApplication, EntryPoint = nameof(OsKernel.OsMain))]
[Sources(typeof(OsKernel), typeof(ApStartup), typeof(Interrupts), typeof(AcpiScan), typeof(CpuOnline))]
[LibraryClasses(typeof(IBaseLib), typeof(IBaseMemoryLib), typeof(IIoLib), typeof(IPciLib), typeof(ILocalApicLib))]
public sealed partial class OsModule;
