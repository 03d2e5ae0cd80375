// Events and event groups.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Modules.MdePkg.Library.BaseLib;

namespace SmmFirmwareKit.Modules.MdeModulePkg.Core.Dxe;

/// <summary>A signalled event's function runs at once, in the order of creation: there are no task priority levels.</summary>
[Edk2("MdeModulePkg/Core/Dxe/Event/Event.c")]
public sealed partial class Event(DxeCoreModule module) : DxeCorePart(module)
{
    /// <summary>Creates an event, in a group unless the GUID is NULL. INVALID_PARAMETER: NULL. OUT_OF_RESOURCES.</summary>
    [EntryPoint(Ordinal = 0)]
    public async FirmwareTask<EfiStatus> CoreCreateEventEx(ulong type, ulong notifyTpl, FunctionPointer<EfiEventNotify> notifyFunction, ulong notifyContext, Ptr<EfiGuid> eventGroup, Ptr<ulong> @event)
    {
        if (notifyFunction.IsNull || @event.IsNull)
        {
            return EfiStatus.InvalidParameter;
        }

        EfiGuid group = eventGroup.IsNull ? default : await eventGroup.Value;
        Ptr<Ievent> created = new(await Pool.Allocate(Ievent.SizeOf));
        if (created.IsNull)
        {
            return EfiStatus.OutOfResources;
        }

        await created.Signature.Set(Ievent.EVENT_SIGNATURE);
        await created.EventGroup.Set(group);
        await created.NotifyFunction.Set(notifyFunction);
        await created.NotifyContext.Set(notifyContext);
        await LinkedList.InsertTailList(gEventSignalQueue.Pointer, created.SignalLink);
        await @event.Value.Set(created.Address);
        return EfiStatus.Success;
    }

    /// <summary>Withdraws an event. INVALID_PARAMETER: not an event.</summary>
    [EntryPoint(Ordinal = 1)]
    public async FirmwareTask<EfiStatus> CoreCloseEvent(ulong userEvent)
    {
        Ptr<Ievent> @event = new(userEvent);
        if (userEvent == 0 || await @event.Signature != Ievent.EVENT_SIGNATURE)
        {
            return EfiStatus.InvalidParameter;
        }

        await Handle.CoreUnregisterProtocolNotify(userEvent);
        await @event.Signature.Set(0);
        await LinkedList.RemoveEntryList(@event.SignalLink);
        return EfiStatus.Success;
    }

    /// <summary>Calls an event's function, or those of its whole group. INVALID_PARAMETER: not an event.</summary>
    [EntryPoint(Ordinal = 2)]
    public async FirmwareTask<EfiStatus> CoreSignalEvent(ulong userEvent)
    {
        Ptr<Ievent> @event = new(userEvent);
        if (userEvent == 0 || await @event.Signature != Ievent.EVENT_SIGNATURE)
        {
            return EfiStatus.InvalidParameter;
        }

        EfiGuid group = await @event.EventGroup;
        if (group == EfiGuid.Zero)
        {
            await Notify(@event);
        }
        else
        {
            await CoreNotifySignalList(group);
        }

        return EfiStatus.Success;
    }

    /// <summary>Calls the functions of a group's events.</summary>
    public async FirmwareTask CoreNotifySignalList(EfiGuid eventGroup)
    {
        Ptr<ListEntry> head = gEventSignalQueue;
        ulong link = await head.ForwardLink;
        while (link != head.Address)
        {
            Ptr<Ievent> @event = new(link - Ievent.OffsetOf.SignalLink);
            link = await new Ptr<ListEntry>(link).ForwardLink;
            if (await @event.EventGroup == eventGroup)
            {
                await Notify(@event);
            }
        }
    }

    private static async FirmwareTask Notify(Ptr<Ievent> @event)
    {
        FunctionPointer<EfiEventNotify> notifyFunction = await @event.NotifyFunction;
        await notifyFunction.Call(@event.Address, await @event.NotifyContext);
    }
}
