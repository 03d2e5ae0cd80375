// Loads the SMM core into SMRAM.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Modules.OvmfPkg;

namespace SmmFirmwareKit.Modules.MdeModulePkg.Core.PiSmmCore;

/// <summary>Opens SMRAM, loads and starts the core, and follows the boot's phases.</summary>
[Edk2("MdeModulePkg/Core/PiSmmCore/PiSmmIpl.c")]
public sealed partial class PiSmmIpl(PiSmmIplModule module) : ImagePart
{
    private const int MaxSmramRanges = 16;
    private const ulong EfiSmramDescriptorSize = 0x20;

    /// <summary>The block shared with the core: ordinary RAM.</summary>
    [Global] public partial Field<SmmCorePrivateData> mSmmCorePrivateData { get; }

    [Global] private partial Field<Ptr<EfiSmmControl2Protocol>> mSmmControl2 { get; }

    [Global] private partial Field<Ptr<EfiSmmAccess2Protocol>> mSmmAccess { get; }

    [Global(Length = MaxSmramRanges)] private partial Ptr<EfiSmramDescriptor> mSmramRanges { get; }

    [Global] private partial Field<EfiSmmCommunicationProtocol> mSmmCommunication { get; }

    [Global] private partial Field<EfiSmmBase2Protocol> mSmmBase2 { get; }

    /// <summary>SMRAM is locked.</summary>
    [Global] private partial Field<bool> mLocked { get; }

    [Global] private partial Field<bool> mEndOfDxe { get; }

    /// <summary>A page of runtime memory for messages of the IPL: after the lock the core refuses others. C: a global.</summary>
    [Global] private partial Field<ulong> mCommunicateHeader { get; }

    /// <summary>Size and scratch words that C has on its stack.</summary>
    [Global] private partial Field<ulong> Size { get; }

    /// <summary>
    /// The driver's entry point. NOT_FOUND: no SMM core in the firmware volume. OUT_OF_RESOURCES: the core is linked outside
    /// the free SMRAM. Propagated from LocateProtocol, GetCapabilities, EntryPoint, AllocatePages, RegisterProtocolNotify,
    /// CreateEventEx, InstallProtocolInterface.
    /// </summary>
    [ImageEntryPoint(Ordinal = 9)]
    public async FirmwareTask<EfiStatus> SmmIplEntry(ulong imageHandle, ulong systemTable)
    {
        (EfiStatus status, Ptr<EfiSmmAccess2Protocol> smmAccess) = await UefiBootServicesTableLib.LocateProtocol<EfiSmmAccess2Protocol>();
        if (status.IsError())
        {
            return status;
        }

        (status, Ptr<EfiSmmControl2Protocol> smmControl2) = await UefiBootServicesTableLib.LocateProtocol<EfiSmmControl2Protocol>();
        if (status.IsError())
        {
            return status;
        }

        await mSmmAccess.Set(smmAccess);
        await mSmmControl2.Set(smmControl2);
        await mSmmCorePrivateData.Signature.Set(SmmCorePrivateData.SmmCorePrivateDataSignature);
        await mSmmCorePrivateData.SmmIplImageHandle.Set(imageHandle);
        status = await LoadCore();
        return status.IsError() ? status : await InstallProtocolsAndEvents();
    }

    private async FirmwareTask<EfiStatus> LoadCore()
    {
        EfiStatus status = await GetSmramRanges();
        if (status.IsError())
        {
            return status;
        }

        await (await mSmmAccess).Open();
        Ptr<FvFile> file = await FindSmmCore();
        if (file.IsNull)
        {
            return EfiStatus.NotFound;
        }

        status = await ExecuteSmmCoreFromSmram(await file.Value);
        if (status.IsError())
        {
            await (await mSmmAccess).Close();
        }

        return status;
    }

    private async FirmwareTask<EfiStatus> GetSmramRanges()
    {
        Ptr<EfiSmmAccess2Protocol> smmAccess = await mSmmAccess;
        await Size.Set(MaxSmramRanges * EfiSmramDescriptorSize);
        EfiStatus status = await smmAccess.GetCapabilities(Size, mSmramRanges);
        await mSmmCorePrivateData.SmramRangeCount.Set(await Size / EfiSmramDescriptorSize);
        await mSmmCorePrivateData.SmramRanges.Set(mSmramRanges);
        return status;
    }

    private static async FirmwareTask<Ptr<FvFile>> FindSmmCore()
    {
        Ptr<FvDirectory> directory = new(OvmfMemoryMap.FvDirectory);
        uint count = await directory.Count;
        for (uint index = 0; index < count; index++)
        {
            Ptr<FvFile> file = directory.File + index;
            if (await file.Type == FvFileType.SmmCore)
            {
                return file;
            }
        }

        return Ptr<FvFile>.Null;
    }

    /// <summary>OUT_OF_RESOURCES: the image is linked outside the free SMRAM. Otherwise the core's status.</summary>
    private async FirmwareTask<EfiStatus> ExecuteSmmCoreFromSmram(FvFile file)
    {
        if (!await IsFreeSmram(file.LoadAddress, file.Size))
        {
            return EfiStatus.OutOfResources;
        }

        await BaseMemoryLib.CopyMem(file.LoadAddress, file.FlashAddress, file.Size);
        await mSmmCorePrivateData.PiSmmCoreImageBase.Set(file.LoadAddress);
        await mSmmCorePrivateData.PiSmmCoreImageSize.Set(file.Size);
        await mSmmCorePrivateData.PiSmmCoreEntryPoint.Set(file.EntryPoint);
        return await new FunctionPointer<EfiImageEntryPoint>(file.EntryPoint).Call(mSmmCorePrivateData.Address, systemTable: 0);
    }

    // C takes the top of the largest free range; here the image's address is fixed, so it has to lie in some free range.
    private async FirmwareTask<bool> IsFreeSmram(ulong start, ulong size)
    {
        ulong count = await mSmmCorePrivateData.SmramRangeCount;
        for (ulong index = 0; index < count; index++)
        {
            EfiSmramDescriptor range = await mSmramRanges[index];
            bool inside = start >= range.CpuStart && start - range.CpuStart + size <= range.PhysicalSize;
            if (inside && (range.RegionState & EfiSmramDescriptor.Allocated) == 0)
            {
                return true;
            }
        }

        return false;
    }

}
