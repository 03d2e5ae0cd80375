// DxeLoad.c of DxeIplPeim: loads the DXE core and hands the HOB list to it. Linked with the PEI core here.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Modules.OvmfPkg;

namespace SmmFirmwareKit.Modules.MdeModulePkg.Core.Pei;

/// <summary>MdeModulePkg/Core/DxeIplPeim/DxeLoad.c. The PEI core calls it itself: EDK2 installs a PPI for it.</summary>
[Edk2("MdeModulePkg/Core/DxeIplPeim/DxeLoad.c")]
public sealed partial class DxeLoad(PeiCoreModule module) : PeiCorePart(module)
{
    /// <summary>DxeLoad.c DxeLoadCore: does not return when there is a DXE core.</summary>
    public async FirmwareTask DxeLoadCore(ulong bootFv)
    {
        Ptr<FvFile> dxeCore = await DxeIplFindDxeCore(bootFv);
        await DebugLib.Assert(!dxeCore.IsNull, "DxeLoadCore: no DXE core in the firmware volume");
        await BaseMemoryLib.CopyMem(await dxeCore.LoadAddress, await dxeCore.FlashAddress, await dxeCore.Size);
        await HandOffToDxeCore(dxeCore);
    }

    /// <summary>DxeLoad.c DxeIplFindDxeCore; NULL when there is none.</summary>
    internal static async FirmwareTask<Ptr<FvFile>> DxeIplFindDxeCore(ulong bootFv)
    {
        Ptr<FvDirectory> directory = new(bootFv);
        uint count = await directory.Count;
        for (ulong index = 0; index < count; index++)
        {
            Ptr<FvFile> file = directory.File + index;
            if (await file.Type == FvFileType.DxeCore)
            {
                return file;
            }
        }

        return Ptr<FvFile>.Null;
    }

    /// <summary>X64/DxeLoadFunc.c HandOffToDxeCore: PEI is over; its page table is kept.</summary>
    internal async FirmwareTask HandOffToDxeCore(Ptr<FvFile> dxeCore)
    {
        EfiStatus status = await PeiServicesLib.PeiServicesInstallPpi(Guids.gEfiEndOfPeiSignalPpiGuid, 0);
        await DebugLib.AssertEfiError(status, "PeiServicesInstallPpi (gEfiEndOfPeiSignalPpiGuid)");
        await Call(await dxeCore.EntryPoint, CallArguments.Of(HobLib.GetHobList()));
        await DebugLib.Assert(condition: false, "the DXE core returned");
    }
}
