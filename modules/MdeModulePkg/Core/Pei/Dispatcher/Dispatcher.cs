// Dispatcher.c: loads and runs the PEIMs of the firmware volume in directory order.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Modules.MdePkg.Library.PeiServicesLib;
using SmmFirmwareKit.Modules.OvmfPkg;

namespace SmmFirmwareKit.Modules.MdeModulePkg.Core.Pei;

/// <summary>MdeModulePkg/Core/Pei/Dispatcher/Dispatcher.c. Dependency expressions are replaced by the order of the directory.</summary>
[Edk2("MdeModulePkg/Core/Pei/Dispatcher/Dispatcher.c")]
public sealed partial class Dispatcher(PeiCoreModule module) : PeiCorePart(module)
{
    /// <summary>Dispatcher.c PeiDispatcher.</summary>
    public async FirmwareTask PeiDispatcher(ulong bootFv)
    {
        Ptr<FvDirectory> directory = new(bootFv);
        uint count = await directory.Count;
        for (ulong index = 0; index < count; index++)
        {
            Ptr<FvFile> file = directory.File + index;
            if (await file.Type == FvFileType.Peim)
            {
                await PeiLoadImage(file);
                FunctionPointer<EfiPeimEntryPoint2> entryPoint = new(await file.EntryPoint);
                await entryPoint.Call(file.Address, PeiCoreInstance.Private.Address);
                await PeiCheckAndSwitchStack();
            }
        }
    }

    /// <summary>Image.c PeiLoadImage: every PEIM is shadowed, because its globals need RAM.</summary>
    internal async FirmwareTask PeiLoadImage(Ptr<FvFile> file) =>
        await BaseMemoryLib.CopyMem(await file.LoadAddress, await file.FlashAddress, await file.Size);

    /// <summary>Dispatcher.c PeiCheckAndSwitchStack: a PEIM announced permanent memory; allocations come from its top now.</summary>
    internal async FirmwareTask PeiCheckAndSwitchStack()
    {
        Ptr<PeiCoreInstance> privateData = PeiCoreInstance.Private;
        if (!await privateData.SwitchStackSignal)
        {
            return;
        }

        await privateData.SwitchStackSignal.Set(false);
        ulong memoryTop = await privateData.PhysicalMemoryBegin + await privateData.PhysicalMemoryLength;
        Ptr<EfiHobHandoffInfoTable> handoff = new(HobLib.GetHobList());
        await handoff.EfiMemoryTop.Set(memoryTop);
        await handoff.EfiFreeMemoryTop.Set(memoryTop);
        EfiStatus status = await PeiServicesLib.PeiServicesInstallPpi(Guids.gEfiPeiMemoryDiscoveredPpiGuid, 0);
        await DebugLib.AssertEfiError(status, "PeiServicesInstallPpi (gEfiPeiMemoryDiscoveredPpiGuid)");
    }
}
