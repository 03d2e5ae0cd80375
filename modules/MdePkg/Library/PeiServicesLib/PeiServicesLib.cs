// Instance of library class PeiServicesLib: works on the PEI core's data itself instead of calling through a table.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Modules.OvmfPkg;

namespace SmmFirmwareKit.Modules.MdePkg.Library.PeiServicesLib;

/// <summary>MdePkg/Library/PeiServicesLib over MdeModulePkg/Core/Pei (Ppi/Ppi.c, Memory/MemoryServices.c, BootMode/BootMode.c).</summary>
[Edk2("MdePkg/Library/PeiServicesLib/PeiServicesLib.c")]
[LibraryInstance("MdePkg/Library/PeiServicesLib/PeiServicesLib.inf", ModuleTypes.PeiCore | ModuleTypes.Peim)]
[LibraryClasses(typeof(IBaseMemoryLib), typeof(IHobLib))]
public sealed partial class PeiServicesLib : IPeiServicesLib
{
    private static Ptr<PeiCoreInstance> PrivateData => PeiCoreInstance.Private;

    private Ptr<EfiHobHandoffInfoTable> Handoff => new(HobLib.GetHobList());

    /// <summary>Ppi.c PeiInstallPpi: and calls everybody who asked for it, in the order in which they asked.</summary>
    /// <returns>EFI_SUCCESS, EFI_OUT_OF_RESOURCES.</returns>
    public async FirmwareTask<EfiStatus> PeiServicesInstallPpi(EfiGuid guid, ulong ppi)
    {
        uint ppiCount = await PrivateData.PpiCount;
        if (ppiCount == PeiCoreInstance.MaxEntries)
        {
            return EfiStatus.OutOfResources;
        }

        await PrivateData.PpiList[ppiCount].Set(new PeiPpiListPointers { Guid = guid, Ppi = ppi });
        await PrivateData.PpiCount.Set(ppiCount + 1);
        await ProcessNotify(guid, ppi);
        return EfiStatus.Success;
    }

    private async FirmwareTask ProcessNotify(EfiGuid guid, ulong ppi)
    {
        uint notifyCount = await PrivateData.NotifyCount;
        for (ulong index = 0; index < notifyCount; index++)
        {
            Ptr<PeiPpiListPointers> notify = PrivateData.NotifyList + index;
            if (await BaseMemoryLib.CompareGuid(notify.Guid.Pointer, guid))
            {
                await CallNotify(notify, ppi);
            }
        }
    }

    // EFI_PEIM_NOTIFY_ENTRY_POINT (PeiServices, NotifyDescriptor, Ppi).
    private static async FirmwareTask CallNotify(Ptr<PeiPpiListPointers> notify, ulong ppi) =>
        await Agent.Current.Call(await notify.Ppi, CallArguments.Of(PrivateData.Address, notify.Address, ppi));

    /// <summary>Ppi.c PeiLocatePpi.</summary>
    /// <returns>EFI_SUCCESS with the interface, EFI_NOT_FOUND.</returns>
    public async FirmwareTask<EfiResult<ulong>> PeiServicesLocatePpi(EfiGuid guid, ulong instance = 0)
    {
        uint ppiCount = await PrivateData.PpiCount;
        for (ulong index = 0; index < ppiCount; index++)
        {
            Ptr<PeiPpiListPointers> entry = PrivateData.PpiList + index;
            if (await BaseMemoryLib.CompareGuid(entry.Guid.Pointer, guid))
            {
                if (instance == 0)
                {
                    return new(EfiStatus.Success, await entry.Ppi);
                }

                instance--;
            }
        }

        return EfiStatus.NotFound;
    }

    /// <summary>Ppi.c PeiNotifyPpi.</summary>
    /// <returns>EFI_SUCCESS, EFI_OUT_OF_RESOURCES.</returns>
    public async FirmwareTask<EfiStatus> PeiServicesNotifyPpi(EfiGuid guid, ulong notify)
    {
        uint notifyCount = await PrivateData.NotifyCount;
        if (notifyCount == PeiCoreInstance.MaxEntries)
        {
            return EfiStatus.OutOfResources;
        }

        Ptr<PeiPpiListPointers> entry = PrivateData.NotifyList + notifyCount;
        await entry.Value.Set(new PeiPpiListPointers { Guid = guid, Ppi = notify });
        await PrivateData.NotifyCount.Set(notifyCount + 1);
        (EfiStatus status, ulong ppi) = await PeiServicesLocatePpi(guid);
        if (!status.IsError())
        {
            await CallNotify(entry, ppi);
        }

        return EfiStatus.Success;
    }

    /// <summary>MemoryServices.c PeiAllocatePages: from the top of free memory downwards.</summary>
    /// <returns>EFI_SUCCESS with the address, EFI_OUT_OF_RESOURCES (also before there is memory).</returns>
    public async FirmwareTask<EfiResult<ulong>> PeiServicesAllocatePages(EfiMemoryType memoryType, ulong pages)
    {
        ulong top = await Handoff.EfiFreeMemoryTop & ~(EfiPages.EfiPageSize - 1);
        ulong size = EfiPages.EfiPagesToSize(pages);
        if (top < OvmfMemoryMap.AllocationFloor || size > top - OvmfMemoryMap.AllocationFloor)
        {
            return EfiStatus.OutOfResources;
        }

        await Handoff.EfiFreeMemoryTop.Set(top - size);
        return new(EfiStatus.Success, top - size);
    }

    /// <summary>MemoryServices.c PeiAllocatePool, in whole pages: EDK2 takes small pools from the HOB list.</summary>
    /// <returns>EFI_SUCCESS with the address. Propagated from PeiServicesAllocatePages.</returns>
    public FirmwareTask<EfiResult<ulong>> PeiServicesAllocatePool(ulong size) =>
        PeiServicesAllocatePages(EfiMemoryType.BootServicesData, EfiPages.EfiSizeToPages(size));

    /// <summary>BootMode.c PeiGetBootMode.</summary>
    public async FirmwareTask<EfiBootMode> PeiServicesGetBootMode() => await PrivateData.BootMode;

    /// <summary>BootMode.c PeiSetBootMode: the HOB list says it to DXE.</summary>
    public async FirmwareTask<EfiStatus> PeiServicesSetBootMode(EfiBootMode bootMode)
    {
        await PrivateData.BootMode.Set(bootMode);
        await Handoff.BootMode.Set(bootMode);
        return EfiStatus.Success;
    }

    /// <summary>MemoryServices.c PeiInstallPeiMemory: the dispatcher takes the memory over when the PEIM returns.</summary>
    public async FirmwareTask<EfiStatus> PeiServicesInstallPeiMemory(ulong memoryBegin, ulong memoryLength)
    {
        await PrivateData.PhysicalMemoryBegin.Set(memoryBegin);
        await PrivateData.PhysicalMemoryLength.Set(memoryLength);
        await PrivateData.SwitchStackSignal.Set(true);
        return EfiStatus.Success;
    }
}
