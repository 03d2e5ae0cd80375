// Finding a protocol in the SMM database.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Modules.MdePkg.Library.BaseLib;

namespace SmmFirmwareKit.Modules.MdeModulePkg.Core.PiSmmCore;

/// <summary>Service SmmLocateProtocol of the SMST.</summary>
[Edk2("MdeModulePkg/Core/PiSmmCore/Locate.c")]
public sealed partial class Locate(PiSmmCoreModule module) : PiSmmCorePart(module)
{
    /// <summary>
    /// The first interface of a GUID. INVALID_PARAMETER: NULL. UNSUPPORTED: by registration, which no SMM driver of the platform
    /// asks for. NOT_FOUND.
    /// </summary>
    [EntryPoint]
    public async FirmwareTask<EfiStatus> SmmLocateProtocol(Ptr<EfiGuid> protocol, ulong registration, Ptr<ulong> @interface)
    {
        if (protocol.IsNull || @interface.IsNull)
        {
            return EfiStatus.InvalidParameter;
        }

        if (registration != 0)
        {
            return EfiStatus.Unsupported;
        }

        await @interface.Value.Set(0);
        Ptr<ProtocolEntry> protEntry = await Handle.SmmFindProtocolEntry(await protocol.Value, create: false);
        if (protEntry.IsNull || await LinkedList.IsListEmpty(protEntry.Protocols))
        {
            return EfiStatus.NotFound;
        }

        Ptr<ProtocolInterface> prot = new(await protEntry.Protocols.ForwardLink - ProtocolInterface.OffsetOf.ByProtocol);
        await @interface.Value.Set(await prot.Interface);
        return EfiStatus.Success;
    }
}
