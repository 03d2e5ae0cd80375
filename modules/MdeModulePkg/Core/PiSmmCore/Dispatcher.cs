// Loading and starting SMM drivers.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Modules.OvmfPkg;

namespace SmmFirmwareKit.Modules.MdeModulePkg.Core.PiSmmCore;

/// <summary>Takes the SMM drivers of the firmware volume in the order of its directory, which stands for the dependencies.</summary>
[Edk2("MdeModulePkg/Core/PiSmmCore/Dispatcher.c")]
public sealed partial class Dispatcher(PiSmmCoreModule module) : PiSmmCorePart(module)
{
    /// <summary>
    /// Starts drivers that have not been started yet. ALREADY_STARTED: called from a driver's entry point. NOT_FOUND: there is
    /// none. NOT_READY: a driver registered the SMM entry point, so the rest is to be started inside SMM. SUCCESS: all started.
    /// </summary>
    public async FirmwareTask<EfiStatus> SmmDispatcher()
    {
        if (await gDispatcherRunning)
        {
            return EfiStatus.AlreadyStarted;
        }

        await gDispatcherRunning.Set(true);
        EfiStatus status = await StartDrivers();
        await gDispatcherRunning.Set(false);
        return status;
    }

    private async FirmwareTask<EfiStatus> StartDrivers()
    {
        Ptr<FvDirectory> directory = new(OvmfMemoryMap.FvDirectory);
        Ptr<SmmCorePrivateData> smmCorePrivate = await gSmmCorePrivate;
        uint count = await directory.Count;
        EfiStatus status = EfiStatus.NotFound;
        for (uint index = await mNextFvFile; index < count; index++)
        {
            await mNextFvFile.Set(index + 1);
            FvFile file = await directory.File[index];
            if (file.Type != FvFileType.SmmDriver)
            {
                continue;
            }

            bool previousSmmEntryPointRegistered = await smmCorePrivate.SmmEntryPointRegistered;
            await LoadAndStart(file);
            if (!previousSmmEntryPointRegistered && await smmCorePrivate.SmmEntryPointRegistered)
            {
                return EfiStatus.NotReady;
            }

            status = EfiStatus.Success;
        }

        return status;
    }

    /// <summary>C: SmmLoadImage and the call of the entry point; a driver that fails is unloaded.</summary>
    private async FirmwareTask LoadAndStart(FvFile file)
    {
        ulong pages = EfiPages.EfiSizeToPages(file.Size);
        (EfiStatus status, _) = await SmmServicesTableLib.MmAllocatePages(
            EfiAllocateType.AllocateAddress, EfiMemoryType.RuntimeServicesCode, pages, file.LoadAddress);
        if (status.IsError())
        {
            await DebugLib.DebugPrint(IDebugLib.DebugError, "no SMRAM for a driver at {0}: {1}", file.LoadAddress, (ulong)status);
            return;
        }

        await BaseMemoryLib.CopyMem(file.LoadAddress, file.FlashAddress, file.Size);
        status = await new FunctionPointer<EfiImageEntryPoint>(file.EntryPoint).Call(file.LoadAddress, systemTable: 0);
        if (status.IsError())
        {
            await DebugLib.DebugPrint(IDebugLib.DebugInfo, "SMM driver at {0} was not started: {1}", file.LoadAddress, (ulong)status);
            await SmmServicesTableLib.MmFreePages(file.LoadAddress, pages);
        }
    }
}
