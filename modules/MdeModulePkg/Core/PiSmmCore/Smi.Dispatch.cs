// What the return value of a handler means for the rest of the dispatch, and the removal of handlers after it.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Modules.MdePkg.Library.BaseLib;

namespace SmmFirmwareKit.Modules.MdeModulePkg.Core.PiSmmCore;

public sealed partial class Smi
{
    private async FirmwareTask<EfiStatus> DispatchTo(Ptr<SmiEntry> smiEntry, bool isRoot, ulong context, ulong commBuffer, Ptr<ulong> commBufferSize)
    {
        Ptr<ListEntry> head = smiEntry.SmiHandlers;
        EfiStatus returnStatus = EfiStatus.NotFound;
        for (ulong link = await head.ForwardLink; link != head.Address; link = await new Ptr<ListEntry>(link).ForwardLink)
        {
            Ptr<SmiHandler> smiHandler = HandlerOf(link);
            FunctionPointer<EfiSmmHandlerEntryPoint2> handler = await smiHandler.Handler;
            EfiStatus status = await handler.Call(smiHandler.Address, context, commBuffer, commBufferSize);
            await DebugLib.Assert(IsAllowed(status), "an SMI handler returned a status that PI does not allow");
            if (!isRoot && EndsDispatch(status))
            {
                return status;
            }

            returnStatus = Combine(returnStatus, status);
        }

        return returnStatus;
    }

    private static bool IsAllowed(EfiStatus status) => status
        is EfiStatus.Success
        or EfiStatus.InterruptPending
        or EfiStatus.WarnInterruptSourceQuiesced
        or EfiStatus.WarnInterruptSourcePending;

    /// <summary>A source that was quiesced by one handler stays so whatever later ones say.</summary>
    private static EfiStatus Combine(EfiStatus soFar, EfiStatus status) => status switch
    {
        EfiStatus.Success or EfiStatus.WarnInterruptSourceQuiesced => EfiStatus.Success,
        EfiStatus.InterruptPending or EfiStatus.WarnInterruptSourcePending when soFar != EfiStatus.Success => status,
        _ => soFar,
    };

    /// <summary>Only one handler of a GUID answers a message, and its answer is the result; root handlers share a source.</summary>
    private static bool EndsDispatch(EfiStatus status) => status is EfiStatus.Success or EfiStatus.InterruptPending;

    private async FirmwareTask<bool> IsRegistered(ulong dispatchHandle)
    {
        if (await IsInList(mRootSmiEntry.SmiHandlers, dispatchHandle))
        {
            return true;
        }

        Ptr<ListEntry> head = mSmiEntryList;
        for (ulong link = await head.ForwardLink; link != head.Address; link = await new Ptr<ListEntry>(link).ForwardLink)
        {
            if (await IsInList(EntryOf(link).SmiHandlers, dispatchHandle))
            {
                return true;
            }
        }

        return false;
    }

    private static async FirmwareTask<bool> IsInList(Ptr<ListEntry> head, ulong dispatchHandle)
    {
        ulong link = await head.ForwardLink;
        while (link != head.Address && HandlerOf(link).Address != dispatchHandle)
        {
            link = await new Ptr<ListEntry>(link).ForwardLink;
        }

        return link != head.Address;
    }

    private async FirmwareTask RemoveUnregistered()
    {
        await RemoveMarked(mRootSmiEntry.SmiHandlers);
        Ptr<ListEntry> head = mSmiEntryList;
        ulong link = await head.ForwardLink;
        while (link != head.Address)
        {
            Ptr<SmiEntry> smiEntry = EntryOf(link);
            link = await new Ptr<ListEntry>(link).ForwardLink;
            await RemoveMarked(smiEntry.SmiHandlers);
            if (await LinkedList.IsListEmpty(smiEntry.SmiHandlers))
            {
                await LinkedList.RemoveEntryList(smiEntry.AllEntries);
                await Pool.SmmFreePool(smiEntry.Address);
            }
        }
    }

    private async FirmwareTask RemoveMarked(Ptr<ListEntry> head)
    {
        ulong link = await head.ForwardLink;
        while (link != head.Address)
        {
            Ptr<SmiHandler> smiHandler = HandlerOf(link);
            link = await new Ptr<ListEntry>(link).ForwardLink;
            if (await smiHandler.ToRemove)
            {
                await LinkedList.RemoveEntryList(smiHandler.Link);
                await Pool.SmmFreePool(smiHandler.Address);
            }
        }
    }
}
