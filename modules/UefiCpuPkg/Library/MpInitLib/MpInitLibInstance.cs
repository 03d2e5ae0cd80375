// What the library's INFs list.
using SmmFirmwareKit.Efi;

namespace SmmFirmwareKit.Modules.UefiCpuPkg.Library.MpInitLib;

/// <summary>What both INFs of MpInitLib list.</summary>
[LibraryInstance("UefiCpuPkg/Library/MpInitLib")]
[Sources(typeof(MpLib), typeof(MpFuncs))]
[LibraryClasses(typeof(IBaseLib), typeof(IBaseMemoryLib), typeof(IDebugLib), typeof(IHobLib), typeof(ILocalApicLib), typeof(IMtrrLib), typeof(IPcdLib), typeof(ISynchronizationLib), typeof(ITimerLib))]
public abstract partial class MpInitLibInstance
{
    /// <summary>What differs between PEI and DXE.</summary>
    internal abstract IMpLibPhase Phase { get; }
}

/// <summary>MpInitLib in the image of CpuMpPei.</summary>
[LibraryInstance("UefiCpuPkg/Library/MpInitLib/PeiMpInitLib.inf", ModuleTypes.Peim)]
[Sources(typeof(PeiMpLib))]
[LibraryClasses(typeof(IPeiServicesLib))]
public sealed partial class PeiMpInitLib : MpInitLibInstance
{
    internal override IMpLibPhase Phase => PeiMpLib;
}

/// <summary>MpInitLib in the image of CpuDxe.</summary>
[LibraryInstance("UefiCpuPkg/Library/MpInitLib/DxeMpInitLib.inf", ModuleTypes.DxeDriver)]
[Sources(typeof(DxeMpLib))]
[LibraryClasses(typeof(IUefiBootServicesTableLib))]
public sealed partial class DxeMpInitLib : MpInitLibInstance
{
    internal override IMpLibPhase Phase => DxeMpLib;
}
