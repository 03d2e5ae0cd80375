// SMI handler registration, and the dispatch of one SMI.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Modules.MdePkg.Library.BaseLib;

namespace SmmFirmwareKit.Modules.MdeModulePkg.Core.PiSmmCore;

/// <summary>Services SmiManage, SmiHandlerRegister and SmiHandlerUnRegister of the SMST (PI vol. 4, ch. 3.6).</summary>
[Edk2("MdeModulePkg/Core/PiSmmCore/Smi.c")]
public sealed partial class Smi(PiSmmCoreModule module) : PiSmmCorePart(module)
{
    /// <summary>C initializes the two list heads statically; their addresses are known here at run time only.</summary>
    public async FirmwareTask InitializeSmiLists()
    {
        await LinkedList.InitializeListHead(mSmiEntryList.Pointer);
        await mRootSmiEntry.Signature.Set(SmiEntry.SMI_ENTRY_SIGNATURE);
        await LinkedList.InitializeListHead(mRootSmiEntry.AllEntries);
        await LinkedList.InitializeListHead(mRootSmiEntry.SmiHandlers);
    }

    /// <summary>
    /// Calls the handlers of a type, or the root handlers (NULL). NOT_FOUND: there are none. SUCCESS: a source was quiesced.
    /// INTERRUPT_PENDING, WARN_INTERRUPT_SOURCE_PENDING: none was, and a handler said so. Propagated from Handler.
    /// </summary>
    [EntryPoint(Ordinal = 0)]
    public async FirmwareTask<EfiStatus> SmiManage(Ptr<EfiGuid> handlerType, ulong context, ulong commBuffer, Ptr<ulong> commBufferSize)
    {
        Ptr<SmiEntry> smiEntry = mRootSmiEntry;
        if (!handlerType.IsNull)
        {
            smiEntry = await SmmCoreFindSmiEntry(await handlerType.Value, create: false);
            if (smiEntry.IsNull)
            {
                return EfiStatus.NotFound;
            }
        }

        await mSmiManageCallingDepth.Set(await mSmiManageCallingDepth + 1);
        EfiStatus returnStatus = await DispatchTo(smiEntry, isRoot: handlerType.IsNull, context, commBuffer, commBufferSize);
        ulong depth = await mSmiManageCallingDepth - 1;
        await mSmiManageCallingDepth.Set(depth);
        if (depth == 0)
        {
            await RemoveUnregistered();
        }

        return returnStatus;
    }

    /// <summary>Adds a handler behind the others of its type. INVALID_PARAMETER: a NULL pointer. OUT_OF_RESOURCES: no pool.</summary>
    [EntryPoint(Ordinal = 1)]
    public async FirmwareTask<EfiStatus> SmiHandlerRegister(FunctionPointer<EfiSmmHandlerEntryPoint2> handler, Ptr<EfiGuid> handlerType, Ptr<ulong> dispatchHandle)
    {
        if (handler.IsNull || dispatchHandle.IsNull)
        {
            return EfiStatus.InvalidParameter;
        }

        Ptr<SmiHandler> smiHandler = new(await Pool.AllocateZeroPool(SmiHandler.SizeOf));
        if (smiHandler.IsNull)
        {
            return EfiStatus.OutOfResources;
        }

        Ptr<SmiEntry> smiEntry = mRootSmiEntry;
        if (!handlerType.IsNull)
        {
            smiEntry = await SmmCoreFindSmiEntry(await handlerType.Value, create: true);
            if (smiEntry.IsNull)
            {
                await Pool.SmmFreePool(smiHandler.Address);
                return EfiStatus.OutOfResources;
            }
        }

        await smiHandler.Signature.Set(SmiHandler.SMI_HANDLER_SIGNATURE);
        await smiHandler.Handler.Set(handler);
        await smiHandler.SmiEntry.Set(handlerType.IsNull ? 0 : smiEntry.Address);
        await LinkedList.InsertTailList(smiEntry.SmiHandlers, smiHandler.Link);
        await dispatchHandle.Value.Set(smiHandler.Address);
        return EfiStatus.Success;
    }

    /// <summary>Withdraws a handler; during a dispatch it is only marked. INVALID_PARAMETER: not a dispatch handle.</summary>
    [EntryPoint(Ordinal = 2)]
    public async FirmwareTask<EfiStatus> SmiHandlerUnRegister(ulong dispatchHandle)
    {
        // The handle may be stale, so it is looked for in the lists and not trusted.
        Ptr<SmiHandler> smiHandler = new(dispatchHandle);
        if (!await IsRegistered(dispatchHandle))
        {
            return EfiStatus.InvalidParameter;
        }

        await smiHandler.ToRemove.Set(true);
        if (await mSmiManageCallingDepth == 0)
        {
            await RemoveUnregistered();
        }

        return EfiStatus.Success;
    }

    /// <summary>The entry of a GUID; NULL if there is none and none could be created.</summary>
    private async FirmwareTask<Ptr<SmiEntry>> SmmCoreFindSmiEntry(EfiGuid handlerType, bool create)
    {
        Ptr<ListEntry> head = mSmiEntryList;
        for (ulong link = await head.ForwardLink; link != head.Address; link = await new Ptr<ListEntry>(link).ForwardLink)
        {
            Ptr<SmiEntry> item = EntryOf(link);
            if (await item.HandlerType == handlerType)
            {
                return item;
            }
        }

        return create ? await CreateSmiEntry(handlerType) : Ptr<SmiEntry>.Null;
    }

    private async FirmwareTask<Ptr<SmiEntry>> CreateSmiEntry(EfiGuid handlerType)
    {
        Ptr<SmiEntry> smiEntry = new(await Pool.AllocateZeroPool(SmiEntry.SizeOf));
        if (!smiEntry.IsNull)
        {
            await smiEntry.Signature.Set(SmiEntry.SMI_ENTRY_SIGNATURE);
            await smiEntry.HandlerType.Set(handlerType);
            await LinkedList.InitializeListHead(smiEntry.SmiHandlers);
            await LinkedList.InsertTailList(mSmiEntryList.Pointer, smiEntry.AllEntries);
        }

        return smiEntry;
    }

    private static Ptr<SmiEntry> EntryOf(ulong allEntries) => new(allEntries - SmiEntry.OffsetOf.AllEntries);

    private static Ptr<SmiHandler> HandlerOf(ulong link) => new(link - SmiHandler.OffsetOf.Link);
}
