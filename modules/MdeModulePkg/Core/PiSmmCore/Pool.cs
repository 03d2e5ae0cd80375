// Pool allocator of SMRAM.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Modules.MdePkg.Library.BaseLib;

namespace SmmFirmwareKit.Modules.MdeModulePkg.Core.PiSmmCore;

/// <summary>Blocks of 64 to 2 048 bytes come from free lists by power of two and are split from larger ones; others are pages.</summary>
[Edk2("MdeModulePkg/Core/PiSmmCore/Pool.c")]
public sealed partial class Pool(PiSmmCoreModule module) : PiSmmCorePart(module)
{
    private const int MIN_POOL_SHIFT = 6;

    /// <summary>Lists for 64, 128, 256, 512, 1 024 and 2 048 bytes.</summary>
    internal const int MAX_POOL_INDEX = 6;

    private const ulong MAX_POOL_SIZE = 1UL << (MIN_POOL_SHIFT + MAX_POOL_INDEX - 1);

    public async FirmwareTask InitializePoolLists()
    {
        for (ulong index = 0; index < MAX_POOL_INDEX; index++)
        {
            await LinkedList.InitializeListHead(mSmmPoolLists[index]);
        }
    }

    /// <summary>Allocates bytes. INVALID_PARAMETER: NULL, or a type of memory that SMRAM does not have. OUT_OF_RESOURCES.</summary>
    [EntryPoint(Ordinal = 0)]
    public async FirmwareTask<EfiStatus> SmmAllocatePool(EfiMemoryType poolType, ulong size, Ptr<ulong> buffer)
    {
        if (buffer.IsNull || poolType is not (EfiMemoryType.RuntimeServicesCode or EfiMemoryType.RuntimeServicesData))
        {
            return EfiStatus.InvalidParameter;
        }

        ulong block = await AllocateBlock(poolType, size + PoolHeader.SizeOf);
        if (block == 0)
        {
            return EfiStatus.OutOfResources;
        }

        await buffer.Value.Set(block + PoolHeader.SizeOf);
        return EfiStatus.Success;
    }

    /// <summary>Gives a buffer back. INVALID_PARAMETER: NULL, or free already. Propagated from SmmFreePages.</summary>
    [EntryPoint(Ordinal = 1)]
    public async FirmwareTask<EfiStatus> SmmFreePool(ulong buffer)
    {
        if (buffer == 0)
        {
            return EfiStatus.InvalidParameter;
        }

        Ptr<FreePoolHeader> block = new(buffer - PoolHeader.SizeOf);
        if (await block.Header.Available)
        {
            return EfiStatus.InvalidParameter;
        }

        ulong size = await block.Header.Size;
        if (size > MAX_POOL_SIZE)
        {
            return await Page.SmmFreePages(block.Address, EfiPages.EfiSizeToPages(size));
        }

        await Release(block, IndexOf(size));
        return EfiStatus.Success;
    }

    /// <summary>AllocateZeroPool() of MemoryAllocationLib for the core itself; 0 if there is no memory.</summary>
    public async FirmwareTask<ulong> AllocateZeroPool(ulong size)
    {
        ulong block = await AllocateBlock(EfiMemoryType.RuntimeServicesData, size + PoolHeader.SizeOf);
        return block == 0 ? 0 : await BaseMemoryLib.ZeroMem(block + PoolHeader.SizeOf, size);
    }

    private async FirmwareTask<ulong> AllocateBlock(EfiMemoryType poolType, ulong size)
    {
        ulong block = size > MAX_POOL_SIZE ? await AllocatePagesFor(size) : await AllocateByIndex(IndexOf(size));
        if (block != 0)
        {
            Ptr<PoolHeader> header = new(block);
            await header.Size.Set(size > MAX_POOL_SIZE ? size : SizeAt(IndexOf(size)));
            await header.Available.Set(false);
            await header.Type.Set(poolType);
        }

        return block;
    }

    private async FirmwareTask<ulong> AllocateByIndex(int index)
    {
        if (index == MAX_POOL_INDEX)
        {
            return await AllocatePagesFor(EfiPages.EfiPageSize);
        }

        Ptr<ListEntry> list = mSmmPoolLists[(ulong)index];
        ulong link = await list.ForwardLink;
        if (link != list.Address)
        {
            await LinkedList.RemoveEntryList(new Ptr<ListEntry>(link));
            return link - FreePoolHeader.OffsetOf.Link;
        }

        ulong larger = await AllocateByIndex(index + 1);
        if (larger != 0)
        {
            await Release(new Ptr<FreePoolHeader>(larger + SizeAt(index)), index);
        }

        return larger;
    }

    private async FirmwareTask Release(Ptr<FreePoolHeader> block, int index)
    {
        await block.Header.Size.Set(SizeAt(index));
        await block.Header.Available.Set(true);
        await LinkedList.InsertTailList(mSmmPoolLists[(ulong)index], block.Link);
    }

    private async FirmwareTask<ulong> AllocatePagesFor(ulong size)
    {
        EfiStatus status = await Page.SmmAllocatePages(
            EfiAllocateType.AllocateAnyPages, EfiMemoryType.RuntimeServicesData, EfiPages.EfiSizeToPages(size), mPoolPages);
        return status.IsError() ? 0 : await mPoolPages;
    }

    private static int IndexOf(ulong size)
    {
        int index = 0;
        while (SizeAt(index) < size)
        {
            index++;
        }

        return index;
    }

    private static ulong SizeAt(int index) => 1UL << (MIN_POOL_SHIFT + index);
}
