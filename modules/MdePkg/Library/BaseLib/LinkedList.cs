// Doubly linked lists in modelled memory.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.MdePkg.Library.BaseLib;

/// <summary>LIST_ENTRY: a node, or the head of a list.</summary>
[FirmwareStructure("LIST_ENTRY", Source = "MdePkg/Include/Base.h")]
public partial struct ListEntry
{
    /// <summary>Address of the next node, or of the head.</summary>
    public ulong ForwardLink;

    /// <summary>Address of the node before, or of the head.</summary>
    public ulong BackLink;
}

/// <summary>The list functions of BaseLib. A list is a ring that the head is part of.</summary>
[Edk2("MdePkg/Library/BaseLib/LinkedList.c")]
public static class LinkedList
{
    /// <summary>Makes an empty list.</summary>
    public static async FirmwareTask InitializeListHead(Ptr<ListEntry> listHead)
    {
        await listHead.ForwardLink.Set(listHead.Address);
        await listHead.BackLink.Set(listHead.Address);
    }

    /// <summary>Adds a node at the end.</summary>
    public static FirmwareTask InsertTailList(Ptr<ListEntry> listHead, Ptr<ListEntry> entry) => InsertBefore(listHead, entry);

    /// <summary>Adds a node in front of another.</summary>
    public static async FirmwareTask InsertBefore(Ptr<ListEntry> next, Ptr<ListEntry> entry)
    {
        ulong previous = await next.BackLink;
        await entry.ForwardLink.Set(next.Address);
        await entry.BackLink.Set(previous);
        await new Ptr<ListEntry>(previous).ForwardLink.Set(entry.Address);
        await next.BackLink.Set(entry.Address);
    }

    /// <summary>Takes a node out.</summary>
    public static async FirmwareTask RemoveEntryList(Ptr<ListEntry> entry)
    {
        ulong next = await entry.ForwardLink;
        ulong previous = await entry.BackLink;
        await new Ptr<ListEntry>(previous).ForwardLink.Set(next);
        await new Ptr<ListEntry>(next).BackLink.Set(previous);
    }

    /// <summary>Whether the list has no node.</summary>
    public static async FirmwareTask<bool> IsListEmpty(Ptr<ListEntry> listHead) => await listHead.ForwardLink == listHead.Address;
}
