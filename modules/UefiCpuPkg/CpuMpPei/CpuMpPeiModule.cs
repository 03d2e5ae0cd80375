// What CpuMpPei.inf lists, and short names for its parts.
using SmmFirmwareKit.Efi;

namespace SmmFirmwareKit.Modules.UefiCpuPkg.CpuMpPei;

/// <summary>The PEIM that finds the processors.</summary>
[FirmwareModule("UefiCpuPkg/CpuMpPei/CpuMpPei.inf", ModuleTypes.Peim, EntryPoint = nameof(CpuMpPei.CpuMpPeimInit))]
[Sources(typeof(CpuMpPei), typeof(CpuMp2))]
[LibraryClasses(typeof(IDebugLib), typeof(IHobLib), typeof(IMpInitLib), typeof(IPeiServicesLib))]
public sealed partial class CpuMpPeiModule;

/// <summary>A file of CpuMpPei.</summary>
public abstract partial class CpuMpPeiPart(CpuMpPeiModule module) : ImagePart;
