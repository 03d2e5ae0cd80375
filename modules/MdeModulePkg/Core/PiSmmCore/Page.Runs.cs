// The list of free runs: search, split, merge. A run's address is the address of its node.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Modules.MdePkg.Library.BaseLib;

namespace SmmFirmwareKit.Modules.MdeModulePkg.Core.PiSmmCore;

public sealed partial class Page
{
    /// <summary>Takes pages from the highest run that fits under <paramref name="maxAddress"/> (its last byte); 0 if none does.</summary>
    private async FirmwareTask<ulong> AllocateBelow(ulong maxAddress, ulong numberOfPages)
    {
        ulong size = EfiPages.EfiPagesToSize(numberOfPages);
        ulong limit = maxAddress == ulong.MaxValue ? ulong.MaxValue : (maxAddress + 1) & ~(EfiPageSize - 1);
        for (ulong run = await mSmmMemoryMap.BackLink; run != mSmmMemoryMap.Address; run = await new Ptr<ListEntry>(run).BackLink)
        {
            ulong top = Math.Min(await EndOf(run), limit);
            if (top > run && top - run >= size)
            {
                await TakeFrom(run, top - size, top);
                return top - size;
            }
        }

        return 0;
    }

    /// <summary>Takes exactly these pages; 0 if one of them is not free.</summary>
    private async FirmwareTask<ulong> AllocateAt(ulong start, ulong numberOfPages)
    {
        ulong end = start + EfiPages.EfiPagesToSize(numberOfPages);
        if ((start & (EfiPageSize - 1)) != 0 || end <= start)
        {
            return 0;
        }

        ulong run = await new Ptr<ListEntry>(await FirstRunAfter(start)).BackLink;
        if (run == mSmmMemoryMap.Address || await EndOf(run) < end)
        {
            return 0;
        }

        await TakeFrom(run, start, end);
        return start;
    }

    /// <summary>Cuts [start, end) out of a run; what lies above becomes a run of its own.</summary>
    private async FirmwareTask TakeFrom(ulong run, ulong start, ulong end)
    {
        ulong runEnd = await EndOf(run);
        if (end < runEnd)
        {
            Ptr<FreePageList> above = new(end);
            await above.NumberOfPages.Set((runEnd - end) / EfiPageSize);
            await LinkedList.InsertBefore(new Ptr<ListEntry>(await new Ptr<ListEntry>(run).ForwardLink), above.Link);
        }

        if (start == run)
        {
            await LinkedList.RemoveEntryList(new Ptr<ListEntry>(run));
        }
        else
        {
            await new Ptr<FreePageList>(run).NumberOfPages.Set((start - run) / EfiPageSize);
        }
    }

    private async FirmwareTask MergeWithNext(ulong run)
    {
        ulong next = await new Ptr<ListEntry>(run).ForwardLink;
        if (next == mSmmMemoryMap.Address || await EndOf(run) != next)
        {
            return;
        }

        Ptr<FreePageList> merged = new(run);
        await merged.NumberOfPages.Set(await merged.NumberOfPages + await new Ptr<FreePageList>(next).NumberOfPages);
        await LinkedList.RemoveEntryList(new Ptr<ListEntry>(next));
    }

    /// <summary>The first run that starts above an address, or the head of the list.</summary>
    private async FirmwareTask<ulong> FirstRunAfter(ulong address)
    {
        ulong run = await mSmmMemoryMap.ForwardLink;
        while (run != mSmmMemoryMap.Address && run <= address)
        {
            run = await new Ptr<ListEntry>(run).ForwardLink;
        }

        return run;
    }

    private static async FirmwareTask<ulong> EndOf(ulong run) =>
        run + EfiPages.EfiPagesToSize(await new Ptr<FreePageList>(run).NumberOfPages);
}
