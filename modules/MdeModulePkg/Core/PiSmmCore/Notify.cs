// Functions that the SMM core calls when a protocol is installed.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Modules.MdePkg.Library.BaseLib;

namespace SmmFirmwareKit.Modules.MdeModulePkg.Core.PiSmmCore;

/// <summary>Service SmmRegisterProtocolNotify of the SMST.</summary>
[Edk2("MdeModulePkg/Core/PiSmmCore/Notify.c")]
public sealed partial class Notify(PiSmmCoreModule module) : PiSmmCorePart(module)
{
    /// <summary>
    /// Registers a function, or, when <paramref name="function"/> is NULL, withdraws *<paramref name="registration"/>.
    /// INVALID_PARAMETER: NULL. OUT_OF_RESOURCES. NOT_FOUND: no such registration. A function registered twice keeps the first.
    /// </summary>
    [EntryPoint]
    public async FirmwareTask<EfiStatus> SmmRegisterProtocolNotify(Ptr<EfiGuid> protocol, FunctionPointer<EfiSmmNotifyFn> function, Ptr<ulong> registration)
    {
        if (protocol.IsNull || registration.IsNull)
        {
            return EfiStatus.InvalidParameter;
        }

        EfiGuid guid = await protocol.Value;
        Ptr<ProtocolEntry> protEntry = await Handle.SmmFindProtocolEntry(guid, create: !function.IsNull);
        if (function.IsNull)
        {
            return await Withdraw(protEntry, await registration.Value);
        }

        if (protEntry.IsNull)
        {
            return EfiStatus.OutOfResources;
        }

        Ptr<ProtocolNotify> protNotify = await Find(protEntry, function);
        protNotify = protNotify.IsNull ? await Append(protEntry, function) : protNotify;
        await registration.Value.Set(protNotify.Address);
        return protNotify.IsNull ? EfiStatus.OutOfResources : EfiStatus.Success;
    }

    /// <summary>Calls the functions registered for a protocol, in the order of registration.</summary>
    public async FirmwareTask SmmNotifyProtocol(Ptr<ProtocolEntry> protEntry, ulong @interface, ulong handle)
    {
        Ptr<ListEntry> head = protEntry.Notify;
        ulong link = await head.ForwardLink;
        while (link != head.Address)
        {
            Ptr<ProtocolNotify> protNotify = new(link - ProtocolNotify.OffsetOf.Link);
            FunctionPointer<EfiSmmNotifyFn> function = await protNotify.Function;
            await function.Call(protEntry.ProtocolID, @interface, handle);
            link = await new Ptr<ListEntry>(link).ForwardLink;
        }
    }

    private async FirmwareTask<Ptr<ProtocolNotify>> Append(Ptr<ProtocolEntry> protEntry, FunctionPointer<EfiSmmNotifyFn> function)
    {
        Ptr<ProtocolNotify> protNotify = new(await Pool.AllocateZeroPool(ProtocolNotify.SizeOf));
        if (!protNotify.IsNull)
        {
            await protNotify.Signature.Set(ProtocolNotify.PROTOCOL_NOTIFY_SIGNATURE);
            await protNotify.Protocol.Set(protEntry.Address);
            await protNotify.Function.Set(function);
            await LinkedList.InsertTailList(protEntry.Notify, protNotify.Link);
        }

        return protNotify;
    }

    private async FirmwareTask<EfiStatus> Withdraw(Ptr<ProtocolEntry> protEntry, ulong registration)
    {
        if (protEntry.IsNull)
        {
            return EfiStatus.NotFound;
        }

        Ptr<ListEntry> head = protEntry.Notify;
        for (ulong link = await head.ForwardLink; link != head.Address; link = await new Ptr<ListEntry>(link).ForwardLink)
        {
            if (link - ProtocolNotify.OffsetOf.Link == registration)
            {
                await LinkedList.RemoveEntryList(new Ptr<ListEntry>(link));
                await Pool.SmmFreePool(registration);
                return EfiStatus.Success;
            }
        }

        return EfiStatus.NotFound;
    }

    private static async FirmwareTask<Ptr<ProtocolNotify>> Find(Ptr<ProtocolEntry> protEntry, FunctionPointer<EfiSmmNotifyFn> function)
    {
        Ptr<ListEntry> head = protEntry.Notify;
        for (ulong link = await head.ForwardLink; link != head.Address; link = await new Ptr<ListEntry>(link).ForwardLink)
        {
            Ptr<ProtocolNotify> protNotify = new(link - ProtocolNotify.OffsetOf.Link);
            if (await protNotify.Function == function)
            {
                return protNotify;
            }
        }

        return Ptr<ProtocolNotify>.Null;
    }
}
