// The memory map and page allocation in DXE.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Modules.OvmfPkg;

namespace SmmFirmwareKit.Modules.MdeModulePkg.Core.Dxe;

/// <summary>The map is an array of descriptors without gaps between those that belong together; pages come from the top.</summary>
[Edk2("MdeModulePkg/Core/Dxe/Mem/Page.c")]
public sealed partial class Page(DxeCoreModule module) : DxeCorePart(module)
{
    private const ulong LowMemoryEnd = 0xA0000;
    private const ulong OneMiB = 0x100000;

    /// <summary>Builds the map: what PEI and the fixed addresses use, what the platform reserves, and the rest.</summary>
    public async FirmwareTask CoreInitializeMemoryServices()
    {
        Ptr<EfiHobHandoffInfoTable> handoff = new(HobLib.GetHobList());
        ulong freeMemoryTop = await handoff.EfiFreeMemoryTop & ~(EfiPages.EfiPageSize - 1);
        await mMemoryMapEntries.Set(0);
        await Append(EfiMemoryType.ConventionalMemory, EfiPages.EfiPageSize, OvmfMemoryMap.DefaultSmbase);

        // MemDetect.c reserves SMRAM at the default SMBASE: once it is locked, nobody outside SMM can use it.
        await Append(EfiMemoryType.ReservedMemoryType, OvmfMemoryMap.DefaultSmbase, OvmfMemoryMap.DefaultSmbase + OvmfMemoryMap.DefaultSmbaseSize);
        await Append(EfiMemoryType.ConventionalMemory, OvmfMemoryMap.DefaultSmbase + OvmfMemoryMap.DefaultSmbaseSize, LowMemoryEnd);
        await Append(EfiMemoryType.BootServicesData, OneMiB, OvmfMemoryMap.Os);
        await Append(EfiMemoryType.LoaderData, OvmfMemoryMap.Os, OvmfMemoryMap.AllocationFloor);
        await Append(EfiMemoryType.ConventionalMemory, OvmfMemoryMap.AllocationFloor, freeMemoryTop);
        await Append(EfiMemoryType.BootServicesData, freeMemoryTop, await handoff.EfiMemoryTop);
    }

    /// <summary>
    /// Allocates pages. INVALID_PARAMETER: NULL, no such allocation type, or conventional memory. OUT_OF_RESOURCES: no free range
    /// is large enough. NOT_FOUND: the exact address is not free.
    /// </summary>
    [EntryPoint(Ordinal = 0)]
    public async FirmwareTask<EfiStatus> CoreAllocatePages(EfiAllocateType type, EfiMemoryType memoryType, ulong numberOfPages, Ptr<ulong> memory)
    {
        if (memory.IsNull || type > EfiAllocateType.AllocateAddress || memoryType == EfiMemoryType.ConventionalMemory)
        {
            return EfiStatus.InvalidParameter;
        }

        ulong requested = await memory.Value;
        ulong allocated = type switch
        {
            EfiAllocateType.AllocateAnyPages => await AllocateBelow(memoryType, numberOfPages, ulong.MaxValue),
            EfiAllocateType.AllocateMaxAddress => await AllocateBelow(memoryType, numberOfPages, requested),
            _ => await AllocateAt(memoryType, numberOfPages, requested),
        };
        if (allocated == 0)
        {
            return type == EfiAllocateType.AllocateAddress ? EfiStatus.NotFound : EfiStatus.OutOfResources;
        }

        await memory.Value.Set(allocated);
        return EfiStatus.Success;
    }

    /// <summary>
    /// Gives pages back. NOT_FOUND: they are not one allocation, or free. INVALID_PARAMETER: not page-aligned. OUT_OF_RESOURCES:
    /// the map has no room for another descriptor.
    /// </summary>
    [EntryPoint(Ordinal = 1)]
    public async FirmwareTask<EfiStatus> CoreFreePages(ulong memory, ulong numberOfPages)
    {
        if ((memory & (EfiPages.EfiPageSize - 1)) != 0)
        {
            return EfiStatus.InvalidParameter;
        }

        ulong end = memory + EfiPages.EfiPagesToSize(numberOfPages);
        ulong index = await FindDescriptor(memory, end);
        if (numberOfPages == 0 || index == ulong.MaxValue || await (gMemoryMap + index).Type == EfiMemoryType.ConventionalMemory)
        {
            return EfiStatus.NotFound;
        }

        return await CoreConvertPages(index, memory, end, EfiMemoryType.ConventionalMemory) ? EfiStatus.Success : EfiStatus.OutOfResources;
    }

    /// <summary>Copies the map. BUFFER_TOO_SMALL: it does not fit; the size is stored in both cases.</summary>
    [EntryPoint(Ordinal = 2)]
    public async FirmwareTask<EfiStatus> CoreGetMemoryMap(Ptr<ulong> memoryMapSize, ulong memoryMap)
    {
        ulong available = await memoryMapSize.Value;
        ulong size = await mMemoryMapEntries * EfiMemoryDescriptor.SizeOf;
        await memoryMapSize.Value.Set(size);
        if (size > available)
        {
            return EfiStatus.BufferTooSmall;
        }

        await BaseMemoryLib.CopyMem(memoryMap, gMemoryMap.Address, size);
        return EfiStatus.Success;
    }

    /// <summary>The highest free pages whose last byte is not above a limit; 0 if there are none.</summary>
    public async FirmwareTask<ulong> AllocateBelow(EfiMemoryType memoryType, ulong numberOfPages, ulong maxAddress)
    {
        ulong size = EfiPages.EfiPagesToSize(numberOfPages);
        ulong limit = maxAddress == ulong.MaxValue ? ulong.MaxValue : (maxAddress + 1) & ~(EfiPages.EfiPageSize - 1);
        for (ulong index = await mMemoryMapEntries; index-- > 0;)
        {
            EfiMemoryDescriptor entry = await gMemoryMap[index];
            ulong end = Math.Min(entry.PhysicalStart + EfiPages.EfiPagesToSize(entry.NumberOfPages), limit);
            if (entry.Type == EfiMemoryType.ConventionalMemory && end > entry.PhysicalStart && end - entry.PhysicalStart >= size)
            {
                return await CoreConvertPages(index, end - size, end, memoryType) ? end - size : 0;
            }
        }

        return 0;
    }

    private async FirmwareTask<ulong> AllocateAt(EfiMemoryType memoryType, ulong numberOfPages, ulong start)
    {
        ulong end = start + EfiPages.EfiPagesToSize(numberOfPages);
        ulong index = await FindDescriptor(start, end);
        if (index == ulong.MaxValue || await (gMemoryMap + index).Type != EfiMemoryType.ConventionalMemory)
        {
            return 0;
        }

        return await CoreConvertPages(index, start, end, memoryType) ? start : 0;
    }
}
