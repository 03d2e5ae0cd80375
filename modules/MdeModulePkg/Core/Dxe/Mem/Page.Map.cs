// The array of memory descriptors: search, split, insert.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.MdeModulePkg.Core.Dxe;

public sealed partial class Page
{
    private const ulong EFI_MEMORY_WB = 0x8;

    /// <summary>Index of the descriptor that holds all of a range, or MAX_UINT64.</summary>
    private async FirmwareTask<ulong> FindDescriptor(ulong start, ulong end)
    {
        ulong count = await mMemoryMapEntries;
        for (ulong index = 0; index < count; index++)
        {
            EfiMemoryDescriptor entry = await gMemoryMap[index];
            if (start >= entry.PhysicalStart && end > start && end <= entry.PhysicalStart + EfiPages.EfiPagesToSize(entry.NumberOfPages))
            {
                return index;
            }
        }

        return ulong.MaxValue;
    }

    /// <summary>Gives a part of a descriptor another type; false if the map is full.</summary>
    private async FirmwareTask<bool> CoreConvertPages(ulong index, ulong start, ulong end, EfiMemoryType newType)
    {
        EfiMemoryDescriptor entry = await gMemoryMap[index];
        ulong entryEnd = entry.PhysicalStart + EfiPages.EfiPagesToSize(entry.NumberOfPages);
        if (await mMemoryMapEntries + 2 > MaxMemoryMapEntries)
        {
            return false;
        }

        if (end < entryEnd)
        {
            await Insert(index + 1, Descriptor(entry.Type, end, entryEnd));
        }

        if (start == entry.PhysicalStart)
        {
            await gMemoryMap[index].Set(Descriptor(newType, start, end));
        }
        else
        {
            await gMemoryMap[index].Set(Descriptor(entry.Type, entry.PhysicalStart, start));
            await Insert(index + 1, Descriptor(newType, start, end));
        }

        return true;
    }

    private async FirmwareTask Append(EfiMemoryType type, ulong start, ulong end)
    {
        if (end > start)
        {
            await Insert(await mMemoryMapEntries, Descriptor(type, start, end));
        }
    }

    private async FirmwareTask Insert(ulong index, EfiMemoryDescriptor entry)
    {
        ulong count = await mMemoryMapEntries;
        for (ulong moved = count; moved > index; moved--)
        {
            await gMemoryMap[moved].Set(await gMemoryMap[moved - 1]);
        }

        await gMemoryMap[index].Set(entry);
        await mMemoryMapEntries.Set(count + 1);
    }

    private static EfiMemoryDescriptor Descriptor(EfiMemoryType type, ulong start, ulong end) => new()
    {
        Type = type,
        PhysicalStart = start,
        NumberOfPages = (end - start) / EfiPages.EfiPageSize,
        Attribute = EFI_MEMORY_WB,
    };
}
