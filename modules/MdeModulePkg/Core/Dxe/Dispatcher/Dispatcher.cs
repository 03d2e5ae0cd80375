// Loading and starting DXE drivers.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Modules.OvmfPkg;

namespace SmmFirmwareKit.Modules.MdeModulePkg.Core.Dxe;

/// <summary>Takes the DXE drivers of the firmware volume in the order of its directory, which stands for the dependencies.</summary>
[Edk2("MdeModulePkg/Core/Dxe/Dispatcher/Dispatcher.c")]
public sealed partial class Dispatcher(DxeCoreModule module) : DxeCorePart(module)
{
    /// <summary>Starts all drivers, then lets the SMM IPL dispatch its own.</summary>
    public async FirmwareTask CoreDispatcher()
    {
        Ptr<FvDirectory> directory = new(OvmfMemoryMap.FvDirectory);
        uint count = await directory.Count;
        for (uint index = 0; index < count; index++)
        {
            FvFile file = await directory.File[index];
            if (file.Type == FvFileType.DxeDriver)
            {
                await LoadAndStart(file);
            }
        }

        await Event.CoreNotifySignalList(Guids.gEfiEventDxeDispatchGuid);
    }

    private async FirmwareTask LoadAndStart(FvFile file)
    {
        await BaseMemoryLib.CopyMem(file.LoadAddress, file.FlashAddress, file.Size);
        EfiStatus status = await new FunctionPointer<EfiImageEntryPoint>(file.EntryPoint).Call(file.LoadAddress, systemTable: 0);
        if (status.IsError())
        {
            await DebugLib.DebugPrint(IDebugLib.DebugInfo, "DXE driver at {0} was not started: {1}", file.LoadAddress, (ulong)status);
        }
    }
}
