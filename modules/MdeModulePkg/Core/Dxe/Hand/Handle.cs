// The DXE protocol database.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Modules.MdePkg.Library.BaseLib;

namespace SmmFirmwareKit.Modules.MdeModulePkg.Core.Dxe;

/// <summary>One list of interfaces; every installation gets a handle of its own, which no driver of the platform asks for.</summary>
[Edk2("MdeModulePkg/Core/Dxe/Hand/Handle.c")]
public sealed partial class Handle(DxeCoreModule module) : DxeCorePart(module)
{
    /// <summary>Installs an interface on a new handle and signals those who wait for it. INVALID_PARAMETER, OUT_OF_RESOURCES.</summary>
    [EntryPoint(Ordinal = 0)]
    public async FirmwareTask<EfiStatus> CoreInstallProtocolInterface(Ptr<ulong> userHandle, Ptr<EfiGuid> protocol, ulong interfaceType, ulong @interface)
    {
        if (userHandle.IsNull || protocol.IsNull)
        {
            return EfiStatus.InvalidParameter;
        }

        EfiGuid guid = await protocol.Value;
        Ptr<ProtocolInterface> prot = new(await Pool.Allocate(ProtocolInterface.SizeOf));
        if (prot.IsNull)
        {
            return EfiStatus.OutOfResources;
        }

        await prot.Protocol.Set(guid);
        await prot.Interface.Set(@interface);
        await LinkedList.InsertTailList(mProtocolDatabase.Pointer, prot.Link);
        await CoreNotifyProtocolEntry(guid);
        await userHandle.Value.Set(prot.Address);
        return EfiStatus.Success;
    }

    /// <summary>The interface installed first. INVALID_PARAMETER: NULL. NOT_FOUND.</summary>
    [EntryPoint(Ordinal = 1)]
    public async FirmwareTask<EfiStatus> CoreLocateProtocol(Ptr<EfiGuid> protocol, ulong registration, Ptr<ulong> @interface)
    {
        if (protocol.IsNull || @interface.IsNull)
        {
            return EfiStatus.InvalidParameter;
        }

        EfiGuid guid = await protocol.Value;
        Ptr<ListEntry> head = mProtocolDatabase;
        for (ulong link = await head.ForwardLink; link != head.Address; link = await new Ptr<ListEntry>(link).ForwardLink)
        {
            Ptr<ProtocolInterface> prot = new(link - ProtocolInterface.OffsetOf.Link);
            if (await prot.Protocol == guid)
            {
                await @interface.Value.Set(await prot.Interface);
                return EfiStatus.Success;
            }
        }

        return EfiStatus.NotFound;
    }

    /// <summary>Has an event signalled at every installation of a GUID. INVALID_PARAMETER: NULL. OUT_OF_RESOURCES.</summary>
    [EntryPoint(Ordinal = 2)]
    public async FirmwareTask<EfiStatus> CoreRegisterProtocolNotify(Ptr<EfiGuid> protocol, ulong @event, Ptr<ulong> registration)
    {
        if (protocol.IsNull || @event == 0 || registration.IsNull)
        {
            return EfiStatus.InvalidParameter;
        }

        EfiGuid guid = await protocol.Value;
        Ptr<ProtocolNotify> protNotify = new(await Pool.Allocate(ProtocolNotify.SizeOf));
        if (protNotify.IsNull)
        {
            return EfiStatus.OutOfResources;
        }

        await protNotify.Protocol.Set(guid);
        await protNotify.Event.Set(@event);
        await LinkedList.InsertTailList(mProtocolNotifies.Pointer, protNotify.Link);
        await registration.Value.Set(protNotify.Address);
        return EfiStatus.Success;
    }

    /// <summary>Drops the registrations of an event that is closed.</summary>
    public async FirmwareTask CoreUnregisterProtocolNotify(ulong @event)
    {
        Ptr<ListEntry> head = mProtocolNotifies;
        ulong link = await head.ForwardLink;
        while (link != head.Address)
        {
            Ptr<ProtocolNotify> protNotify = new(link - ProtocolNotify.OffsetOf.Link);
            link = await new Ptr<ListEntry>(link).ForwardLink;
            if (await protNotify.Event == @event)
            {
                await LinkedList.RemoveEntryList(protNotify.Link);
            }
        }
    }

    private async FirmwareTask CoreNotifyProtocolEntry(EfiGuid guid)
    {
        Ptr<ListEntry> head = mProtocolNotifies;
        ulong link = await head.ForwardLink;
        while (link != head.Address)
        {
            Ptr<ProtocolNotify> protNotify = new(link - ProtocolNotify.OffsetOf.Link);
            link = await new Ptr<ListEntry>(link).ForwardLink;
            if (await protNotify.Protocol == guid)
            {
                await Event.CoreSignalEvent(await protNotify.Event);
            }
        }
    }
}
