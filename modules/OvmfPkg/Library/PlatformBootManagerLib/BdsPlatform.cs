// From the last driver to the OS.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Modules.Os;

namespace SmmFirmwareKit.Modules.OvmfPkg.Library.PlatformBootManagerLib;

/// <summary>The order of the phases is what matters: EndOfDxe, SMRAM locked, ReadyToBoot, ExitBootServices, OS.</summary>
[Edk2("OvmfPkg/Library/PlatformBootManagerLib/BdsPlatform.c")]
[LibraryInstance("OvmfPkg/Library/PlatformBootManagerLib/PlatformBootManagerLib.inf", ModuleTypes.DxeCore)]
[LibraryClasses(typeof(IBaseLib), typeof(IBaseMemoryLib), typeof(IDebugLib), typeof(IUefiBootServicesTableLib))]
public sealed partial class BdsPlatform : ImagePart
{
    [Global] private partial Field<EfiProcessorInformation> ProcessorInfo { get; }

    [Global] private partial Field<ulong> NumberOfProcessors { get; }

    [Global] private partial Field<ulong> NumberOfEnabledProcessors { get; }

    /// <summary>C: BdsEntry of MdeModulePkg/Universal/BdsDxe. Returns only if there is no OS.</summary>
    public async FirmwareTask BdsEntry()
    {
        await PlatformBootManagerBeforeConsole();
        await UefiBootServicesTableLib.EfiEventGroupSignal(Guids.gEfiEventReadyToBootGuid);
        Ptr<FvFile> os = await FindOs();
        if (os.IsNull)
        {
            return;
        }

        FvFile file = await os.Value;
        await BaseMemoryLib.CopyMem(file.LoadAddress, file.FlashAddress, file.Size);
        await ListProcessors();
        await UefiBootServicesTableLib.EfiEventGroupSignal(Guids.gEfiEventExitBootServicesGuid);
        await BaseLib.AsmJump(file.EntryPoint);
    }

    /// <summary>Signals EndOfDxe, then locks SMRAM before anything from outside the firmware can run.</summary>
    public async FirmwareTask PlatformBootManagerBeforeConsole()
    {
        await UefiBootServicesTableLib.EfiEventGroupSignal(Guids.gEfiEndOfDxeEventGroupGuid);
        (EfiStatus status, _) = await UefiBootServicesTableLib.InstallProtocolInterface(Guids.gEfiDxeSmmReadyToLockProtocolGuid, 0);
        await DebugLib.AssertEfiError(status, "DxeSmmReadyToLock could not be installed");
    }

    private static async FirmwareTask<Ptr<FvFile>> FindOs()
    {
        Ptr<FvDirectory> directory = new(OvmfMemoryMap.FvDirectory);
        uint count = await directory.Count;
        for (uint index = 0; index < count; index++)
        {
            Ptr<FvFile> file = directory.File + index;
            if (await file.Type == FvFileType.Os)
            {
                return file;
            }
        }

        return Ptr<FvFile>.Null;
    }

    // Stands for the MADT, which QEMU generates and AcpiPlatformDxe installs.
    private async FirmwareTask ListProcessors()
    {
        Ptr<OsHandoff> handoff = new(OsMemoryMap.Handoff);
        await handoff.Signature.Set(OsHandoff.HandoffSignature);
        await handoff.CpuCount.Set(0);
        (EfiStatus status, Ptr<EfiMpServicesProtocol> mpServices) = await UefiBootServicesTableLib.LocateProtocol<EfiMpServicesProtocol>();
        if (status.IsError())
        {
            return;
        }

        await mpServices.GetNumberOfProcessors(NumberOfProcessors, NumberOfEnabledProcessors);
        ulong count = await NumberOfProcessors;
        for (ulong index = 0; index < count; index++)
        {
            await mpServices.GetProcessorInfo(new CpuIndex(index), ProcessorInfo);
            await handoff.ApicId[index].Set((uint)await ProcessorInfo.ProcessorId);
        }

        await handoff.CpuCount.Set((uint)count);
    }
}
