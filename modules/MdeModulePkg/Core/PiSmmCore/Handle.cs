// Handles and the protocols on them.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Modules.MdePkg.Library.BaseLib;

namespace SmmFirmwareKit.Modules.MdeModulePkg.Core.PiSmmCore;

/// <summary>Protocol installation services of the SMST.</summary>
[Edk2("MdeModulePkg/Core/PiSmmCore/Handle.c")]
public sealed partial class Handle(PiSmmCoreModule module) : PiSmmCorePart(module)
{
    private const ulong EFI_NATIVE_INTERFACE = 0;

    /// <summary>C initializes the two list heads statically.</summary>
    public async FirmwareTask InitializeDatabase()
    {
        await LinkedList.InitializeListHead(mProtocolDatabase.Pointer);
        await LinkedList.InitializeListHead(gHandleList.Pointer);
    }

    /// <summary>
    /// Installs an interface on a handle, or, when *<paramref name="userHandle"/> is NULL, on a new one, and notifies.
    /// INVALID_PARAMETER: NULL, an interface type other than native, no such handle, or the handle has the protocol already.
    /// OUT_OF_RESOURCES: no pool.
    /// </summary>
    [EntryPoint(Ordinal = 0)]
    public async FirmwareTask<EfiStatus> SmmInstallProtocolInterface(Ptr<ulong> userHandle, Ptr<EfiGuid> protocol, ulong interfaceType, ulong @interface)
    {
        if (userHandle.IsNull || protocol.IsNull || interfaceType != EFI_NATIVE_INTERFACE)
        {
            return EfiStatus.InvalidParameter;
        }

        EfiGuid guid = await protocol.Value;
        ulong handle = await userHandle.Value;
        if (handle != 0 && (!await SmmValidateHandle(handle) || !(await SmmGetProtocolInterface(handle, guid)).IsNull))
        {
            return EfiStatus.InvalidParameter;
        }

        Ptr<ProtocolEntry> protEntry = await SmmFindProtocolEntry(guid, create: true);
        Ptr<ProtocolInterface> prot = new(await Pool.AllocateZeroPool(ProtocolInterface.SizeOf));
        handle = handle != 0 ? handle : await CreateHandle();
        if (protEntry.IsNull || prot.IsNull || handle == 0)
        {
            return EfiStatus.OutOfResources;
        }

        await prot.Signature.Set(ProtocolInterface.PROTOCOL_INTERFACE_SIGNATURE);
        await prot.Handle.Set(handle);
        await prot.Protocol.Set(protEntry.Address);
        await prot.Interface.Set(@interface);
        await LinkedList.InsertTailList(new Ptr<Ihandle>(handle).Protocols, prot.Link);
        await LinkedList.InsertTailList(protEntry.Protocols, prot.ByProtocol);
        await Notify.SmmNotifyProtocol(protEntry, @interface, handle);
        await userHandle.Value.Set(handle);
        return EfiStatus.Success;
    }

    /// <summary>Removes an interface; a handle without protocols goes too. INVALID_PARAMETER: no handle. NOT_FOUND: not on it.</summary>
    [EntryPoint(Ordinal = 1)]
    public async FirmwareTask<EfiStatus> SmmUninstallProtocolInterface(ulong userHandle, Ptr<EfiGuid> protocol, ulong @interface)
    {
        if (protocol.IsNull || !await SmmValidateHandle(userHandle))
        {
            return EfiStatus.InvalidParameter;
        }

        Ptr<ProtocolInterface> prot = await SmmGetProtocolInterface(userHandle, await protocol.Value);
        if (prot.IsNull || await prot.Interface != @interface)
        {
            return EfiStatus.NotFound;
        }

        await LinkedList.RemoveEntryList(prot.Link);
        await LinkedList.RemoveEntryList(prot.ByProtocol);
        await Pool.SmmFreePool(prot.Address);
        Ptr<Ihandle> handle = new(userHandle);
        if (await LinkedList.IsListEmpty(handle.Protocols))
        {
            await LinkedList.RemoveEntryList(handle.AllHandles);
            await Pool.SmmFreePool(userHandle);
        }

        return EfiStatus.Success;
    }

    /// <summary>The interface of a protocol on a handle. INVALID_PARAMETER: NULL or no handle. UNSUPPORTED: not on it.</summary>
    [EntryPoint(Ordinal = 2)]
    public async FirmwareTask<EfiStatus> SmmHandleProtocol(ulong userHandle, Ptr<EfiGuid> protocol, Ptr<ulong> @interface)
    {
        if (protocol.IsNull || @interface.IsNull)
        {
            return EfiStatus.InvalidParameter;
        }

        await @interface.Value.Set(0);
        if (!await SmmValidateHandle(userHandle))
        {
            return EfiStatus.InvalidParameter;
        }

        Ptr<ProtocolInterface> prot = await SmmGetProtocolInterface(userHandle, await protocol.Value);
        if (prot.IsNull)
        {
            return EfiStatus.Unsupported;
        }

        await @interface.Value.Set(await prot.Interface);
        return EfiStatus.Success;
    }

    /// <summary>The entry of a GUID; NULL if there is none and none could be created.</summary>
    public async FirmwareTask<Ptr<ProtocolEntry>> SmmFindProtocolEntry(EfiGuid protocol, bool create)
    {
        Ptr<ListEntry> head = mProtocolDatabase;
        for (ulong link = await head.ForwardLink; link != head.Address; link = await new Ptr<ListEntry>(link).ForwardLink)
        {
            Ptr<ProtocolEntry> item = new(link - ProtocolEntry.OffsetOf.AllEntries);
            if (await item.ProtocolID == protocol)
            {
                return item;
            }
        }

        return create ? await CreateProtocolEntry(protocol) : Ptr<ProtocolEntry>.Null;
    }

    private async FirmwareTask<Ptr<ProtocolEntry>> CreateProtocolEntry(EfiGuid protocol)
    {
        Ptr<ProtocolEntry> protEntry = new(await Pool.AllocateZeroPool(ProtocolEntry.SizeOf));
        if (!protEntry.IsNull)
        {
            await protEntry.Signature.Set(ProtocolEntry.PROTOCOL_ENTRY_SIGNATURE);
            await protEntry.ProtocolID.Set(protocol);
            await LinkedList.InitializeListHead(protEntry.Protocols);
            await LinkedList.InitializeListHead(protEntry.Notify);
            await LinkedList.InsertTailList(mProtocolDatabase.Pointer, protEntry.AllEntries);
        }

        return protEntry;
    }

    private async FirmwareTask<ulong> CreateHandle()
    {
        Ptr<Ihandle> handle = new(await Pool.AllocateZeroPool(Ihandle.SizeOf));
        if (!handle.IsNull)
        {
            await handle.Signature.Set(Ihandle.EFI_HANDLE_SIGNATURE);
            await LinkedList.InitializeListHead(handle.Protocols);
            await LinkedList.InsertTailList(gHandleList.Pointer, handle.AllHandles);
        }

        return handle.Address;
    }

    // A handle comes from a caller, so it is looked for in the list and not trusted.
    private async FirmwareTask<bool> SmmValidateHandle(ulong userHandle)
    {
        Ptr<ListEntry> head = gHandleList;
        ulong link = await head.ForwardLink;
        while (link != head.Address && link - Ihandle.OffsetOf.AllHandles != userHandle)
        {
            link = await new Ptr<ListEntry>(link).ForwardLink;
        }

        return link != head.Address;
    }

    private static async FirmwareTask<Ptr<ProtocolInterface>> SmmGetProtocolInterface(ulong userHandle, EfiGuid protocol)
    {
        Ptr<ListEntry> head = new Ptr<Ihandle>(userHandle).Protocols;
        for (ulong link = await head.ForwardLink; link != head.Address; link = await new Ptr<ListEntry>(link).ForwardLink)
        {
            Ptr<ProtocolInterface> prot = new(link - ProtocolInterface.OffsetOf.Link);
            if (await new Ptr<ProtocolEntry>(await prot.Protocol).ProtocolID == protocol)
            {
                return prot;
            }
        }

        return Ptr<ProtocolInterface>.Null;
    }
}
