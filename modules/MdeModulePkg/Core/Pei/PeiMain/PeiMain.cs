// PeiMain.c: sets the PEI core up, dispatches all PEIMs, and leaves PEI through the DXE IPL.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Modules.MdePkg.Library.PeiServicesLib;
using SmmFirmwareKit.Modules.OvmfPkg;

namespace SmmFirmwareKit.Modules.MdeModulePkg.Core.Pei;

/// <summary>MdeModulePkg/Core/Pei/PeiMain/PeiMain.c.</summary>
[Edk2("MdeModulePkg/Core/Pei/PeiMain/PeiMain.c")]
public sealed partial class PeiMain(PeiCoreModule module) : PeiCorePart(module)
{
    /// <summary>PeiMain.c PeiCore; never returns.</summary>
    /// <param name="bootFv">The firmware volume that SEC found.</param>
    /// <param name="bootMode">Whether SEC saw an S3 resume.</param>
    /// <param name="peiTemporaryRam">Temporary RAM; not used, because RAM works from reset on.</param>
    /// <remarks>EDK2 enters twice, before and after the switch to permanent memory; here the heap never moves.</remarks>
    [EntryPoint]
    public async FirmwareTask PeiCore(ulong bootFv, EfiBootMode bootMode, ulong peiTemporaryRam)
    {
        await InitializePrivateData(bootMode);
        await HobLib.CreateHobList(bootMode, OvmfMemoryMap.HobList, OvmfMemoryMap.HobListSize);
        await Dispatcher.PeiDispatcher(bootFv);
        await DxeLoad.DxeLoadCore(bootFv);
    }

    private static async FirmwareTask InitializePrivateData(EfiBootMode bootMode)
    {
        await PeiCoreInstance.Private.Value.Set(new PeiCoreInstance
        {
            Signature = PeiCoreInstance.HandleSignature,
            BootMode = bootMode,
        });
    }
}
