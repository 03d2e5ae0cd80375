// Page allocator of SMRAM.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Modules.MdePkg.Library.BaseLib;

namespace SmmFirmwareKit.Modules.MdeModulePkg.Core.PiSmmCore;

/// <summary>Free runs are a list sorted by address, each run's node in its own first page. Allocations come from the top.</summary>
[Edk2("MdeModulePkg/Core/PiSmmCore/Page.c")]
public sealed partial class Page(PiSmmCoreModule module) : PiSmmCorePart(module)
{
    private const ulong EfiPageSize = EfiPages.EfiPageSize;

    /// <summary>Makes the ranges that are not allocated yet available, except where this image lies.</summary>
    public async FirmwareTask SmmInitializeMemoryServices(Ptr<SmmCorePrivateData> smmCorePrivate)
    {
        await LinkedList.InitializeListHead(mSmmMemoryMap.Pointer);
        await Pool.InitializePoolLists();
        ulong imageBase = await smmCorePrivate.PiSmmCoreImageBase;
        ulong imageEnd = imageBase + EfiPages.EfiPagesToSize(EfiPages.EfiSizeToPages(await smmCorePrivate.PiSmmCoreImageSize));
        ulong count = await smmCorePrivate.SmramRangeCount;
        Ptr<EfiSmramDescriptor> ranges = await smmCorePrivate.SmramRanges;
        for (ulong index = 0; index < count; index++)
        {
            EfiSmramDescriptor range = await ranges[index];
            if ((range.RegionState & (EfiSmramDescriptor.Allocated | EfiSmramDescriptor.NeedsTesting | EfiSmramDescriptor.NeedsEccInitialization)) == 0)
            {
                ulong end = range.CpuStart + range.PhysicalSize;
                await SmmAddMemoryRegion(range.CpuStart, Math.Min(end, Math.Max(imageBase, range.CpuStart)));
                await SmmAddMemoryRegion(Math.Max(range.CpuStart, Math.Min(imageEnd, end)), end);
            }
        }
    }

    /// <summary>
    /// Allocates pages. INVALID_PARAMETER: unknown type, or a type of memory that SMRAM does not have. OUT_OF_RESOURCES: no run is
    /// large enough. NOT_FOUND: the exact address, or an address below the limit, is not free.
    /// </summary>
    [EntryPoint(Ordinal = 0)]
    public async FirmwareTask<EfiStatus> SmmAllocatePages(EfiAllocateType type, EfiMemoryType memoryType, ulong numberOfPages, Ptr<ulong> memory)
    {
        if (memoryType is not (EfiMemoryType.RuntimeServicesCode or EfiMemoryType.RuntimeServicesData))
        {
            return EfiStatus.InvalidParameter;
        }

        if (numberOfPages is 0 or > ulong.MaxValue / EfiPageSize)
        {
            return EfiStatus.OutOfResources;
        }

        ulong requested = await memory.Value;
        ulong found = type switch
        {
            EfiAllocateType.AllocateAnyPages => await AllocateBelow(ulong.MaxValue, numberOfPages),
            EfiAllocateType.AllocateMaxAddress => await AllocateBelow(requested, numberOfPages),
            EfiAllocateType.AllocateAddress => await AllocateAt(requested, numberOfPages),
            _ => ulong.MaxValue,
        };
        if (type > EfiAllocateType.AllocateAddress)
        {
            return EfiStatus.InvalidParameter;
        }

        if (found == 0)
        {
            return type == EfiAllocateType.AllocateAnyPages ? EfiStatus.OutOfResources : EfiStatus.NotFound;
        }

        await memory.Value.Set(found);
        return EfiStatus.Success;
    }

    /// <summary>Gives pages back. INVALID_PARAMETER: not page-aligned or no pages. NOT_FOUND: they are free already.</summary>
    [EntryPoint(Ordinal = 1)]
    public async FirmwareTask<EfiStatus> SmmFreePages(ulong memory, ulong numberOfPages)
    {
        if ((memory & (EfiPageSize - 1)) != 0 || memory == 0 || numberOfPages == 0)
        {
            return EfiStatus.InvalidParameter;
        }

        ulong end = memory + EfiPages.EfiPagesToSize(numberOfPages);
        ulong next = await FirstRunAfter(memory);
        ulong previous = await new Ptr<ListEntry>(next).BackLink;
        if ((next != mSmmMemoryMap.Address && end > next) || (previous != mSmmMemoryMap.Address && await EndOf(previous) > memory))
        {
            return EfiStatus.NotFound;
        }

        Ptr<FreePageList> run = new(memory);
        await run.NumberOfPages.Set(numberOfPages);
        await LinkedList.InsertBefore(new Ptr<ListEntry>(next), run.Link);
        await MergeWithNext(memory);
        if (previous != mSmmMemoryMap.Address)
        {
            await MergeWithNext(previous);
        }

        return EfiStatus.Success;
    }

    private async FirmwareTask SmmAddMemoryRegion(ulong start, ulong end)
    {
        start = (start + EfiPageSize - 1) & ~(EfiPageSize - 1);
        if (end > start && end - start >= EfiPageSize)
        {
            await SmmFreePages(start, (end - start) / EfiPageSize);
        }
    }
}
