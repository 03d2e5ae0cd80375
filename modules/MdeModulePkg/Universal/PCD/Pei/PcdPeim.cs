// Pcd.c of the PCD PEIM: builds the database of platform configuration in RAM.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.MdeModulePkg.Universal.PCD.Pei;

/// <summary>What Pcd.inf lists: the first PEIM, since all others read PCDs.</summary>
[FirmwareModule("MdeModulePkg/Universal/PCD/Pei/Pcd.inf", ModuleTypes.Peim, EntryPoint = nameof(PcdPeim.PcdPeimInit))]
[Sources(typeof(PcdPeim))]
[LibraryClasses(typeof(IPcdLib))]
public sealed partial class PcdPeimModule;

/// <summary>MdeModulePkg/Universal/PCD/Pei/Pcd.c. The PCD PPI is left out: PcdLib reads the database itself.</summary>
/// <remarks>The name is Pcd.inf's BASE_NAME: <see cref="SmmFirmwareKit.Efi.Pcd"/> are the tokens.</remarks>
[Edk2("MdeModulePkg/Universal/PCD/Pei/Pcd.c", Name = "PcdPeim")]
public sealed partial class PcdPeim(PcdPeimModule module) : ImagePart
{
    /// <summary>Pcd.c PcdPeimInit.</summary>
    [PeimEntryPoint]
    public async FirmwareTask<EfiStatus> PcdPeimInit(ulong fileHandle, ulong peiServices)
    {
        await PcdLib.BuildPcdDatabase();
        return EfiStatus.Success;
    }
}
