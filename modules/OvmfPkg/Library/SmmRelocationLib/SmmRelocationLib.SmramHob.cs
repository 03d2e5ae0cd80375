// SmmRelocationLib.c, the HOBs: carving the tiles out of SMRAM, and telling PiSmmCpuDxeSmm each SMBASE.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.OvmfPkg.Library.SmmRelocationLib;

public sealed partial class SmmRelocationLib
{
    // A HOB is at most 0xFFF8 bytes long with its header.
    private const ulong MaxProcessorsInHob = (0xFFF8 - EfiHobGuidType.SizeOf - SmmBaseHobData.SizeOf) / sizeof(ulong);

    /// <summary>SmmRelocationLib.c SplitSmramHobForSmmRelocation: the start of the last range becomes a range of its own.</summary>
    /// <returns>EFI_SUCCESS with the start, EFI_NOT_FOUND (no SMRAM HOB), EFI_OUT_OF_RESOURCES (the range is too small), EFI_DEVICE_ERROR (no new HOB).</returns>
    internal async FirmwareTask<EfiResult<ulong>> SplitSmramHobForSmmRelocation(ulong size)
    {
        ulong hob = await HobLib.GetFirstGuidHob(Guids.gEfiSmmSmramMemoryGuid);
        if (hob == 0)
        {
            return EfiStatus.NotFound;
        }

        Ptr<EfiSmramHobDescriptorBlock> block = new(HobLib.GetGuidHobData(hob));
        uint regions = await block.NumberOfSmmReservedRegions;
        EfiSmramDescriptor last = await block.Descriptor.Pointer[regions - 1];
        if (last.PhysicalSize <= size)
        {
            return EfiStatus.OutOfResources;
        }

        ulong data = await HobLib.BuildGuidHob(Guids.gEfiSmmSmramMemoryGuid, EfiSmramHobDescriptorBlock.SizeOf + (regions * (ulong)EfiSmramDescriptor.SizeOf));
        if (data == 0)
        {
            return EfiStatus.DeviceError;
        }

        await FillSplitBlock(new(data), block, regions, last, size);
        await new Ptr<EfiHobGuidType>(hob).Name.Set(EfiGuid.Zero);
        return new(EfiStatus.Success, last.CpuStart);
    }

    private async FirmwareTask FillSplitBlock(Ptr<EfiSmramHobDescriptorBlock> newBlock, Ptr<EfiSmramHobDescriptorBlock> block, uint regions, EfiSmramDescriptor last, ulong size)
    {
        Ptr<EfiSmramDescriptor> descriptors = newBlock.Descriptor.Pointer;
        await newBlock.NumberOfSmmReservedRegions.Set(regions + 1);
        await BaseMemoryLib.CopyMem(descriptors.Address, block.Descriptor.Address, (regions - 1) * (ulong)EfiSmramDescriptor.SizeOf);
        await descriptors[regions - 1].Set(last with
        {
            PhysicalSize = size,
            RegionState = last.RegionState | EfiSmramDescriptor.Allocated,
        });
        await descriptors[regions].Set(last with
        {
            PhysicalStart = last.PhysicalStart + size,
            CpuStart = last.CpuStart + size,
            PhysicalSize = last.PhysicalSize - size,
        });
    }

    /// <summary>SmmRelocationLib.c CreateSmmBaseHob: also for slots that are still empty.</summary>
    /// <returns>EFI_SUCCESS, EFI_OUT_OF_RESOURCES (no room in the HOB list).</returns>
    internal async FirmwareTask<EfiStatus> CreateSmmBaseHob(ulong smmRelocationStart, ulong maxNumberOfCpus)
    {
        for (ulong first = 0; first < maxNumberOfCpus; first += MaxProcessorsInHob)
        {
            ulong count = Math.Min(MaxProcessorsInHob, maxNumberOfCpus - first);
            ulong data = await HobLib.BuildGuidHob(Guids.gSmmBaseHobGuid, SmmBaseHobData.SizeOf + (count * sizeof(ulong)));
            if (data == 0)
            {
                return EfiStatus.OutOfResources;
            }

            await FillSmmBaseHob(new(data), smmRelocationStart, first, count);
        }

        return EfiStatus.Success;
    }

    private static async FirmwareTask FillSmmBaseHob(Ptr<SmmBaseHobData> hob, ulong smmRelocationStart, ulong first, ulong count)
    {
        await hob.ProcessorIndex.Set((uint)first);
        await hob.NumberOfProcessors.Set((uint)count);
        for (ulong index = 0; index < count; index++)
        {
            await hob.SmBase[index].Set(SmBaseOf(smmRelocationStart, first + index));
        }
    }
}
