// EFI_SMM_COMMUNICATION_PROTOCOL and EFI_SMM_BASE2_PROTOCOL.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.MdeModulePkg.Core.PiSmmCore;

public sealed partial class PiSmmIpl
{
    /// <summary>
    /// Sends a message into SMM. INVALID_PARAMETER: NULL, or a size under the header's. UNSUPPORTED: no SMI could be raised.
    /// NOT_FOUND: no handler took it; while SMRAM is open, any failure of the handlers. Propagated from ReturnStatus. There the
    /// core leaves its answer; ACCESS_DENIED: it may not touch the buffer.
    /// </summary>
    [EntryPoint(Ordinal = 0)]
    [Implements<IEfiSmmCommunicationProtocol>(nameof(IEfiSmmCommunicationProtocol.Communicate))]
    public async FirmwareTask<EfiStatus> SmmCommunicationCommunicate(Ptr<EfiSmmCommunicationProtocol> @this, Ptr<EfiMmCommunicateHeader> commBuffer, Ptr<ulong> commSize)
    {
        if (commBuffer.IsNull)
        {
            return EfiStatus.InvalidParameter;
        }

        ulong size = commSize.IsNull ? await commBuffer.MessageLength + EfiMmCommunicateHeader.OffsetOf.Data : await commSize.Value;
        if (size < EfiMmCommunicateHeader.OffsetOf.Data)
        {
            return EfiStatus.InvalidParameter;
        }

        if (!await mSmmCorePrivateData.SmmEntryPointRegistered || await mSmmCorePrivateData.InSmm)
        {
            return await ManageDirectly(commBuffer, commSize, size);
        }

        await mSmmCorePrivateData.CommunicationBuffer.Set(commBuffer.Address);
        await mSmmCorePrivateData.BufferSize.Set(size);
        Ptr<EfiSmmControl2Protocol> smmControl2 = await mSmmControl2;
        EfiStatus status = await smmControl2.Trigger(commandPort: default, dataPort: default, periodic: false, activationInterval: 0);
        if (status.IsError())
        {
            return EfiStatus.Unsupported;
        }

        await SetSize(commSize, await mSmmCorePrivateData.BufferSize);
        return await mSmmCorePrivateData.ReturnStatus;
    }

    /// <summary>Whether the SMM core runs. INVALID_PARAMETER: NULL.</summary>
    [EntryPoint(Ordinal = 1)]
    [Implements<IEfiSmmBase2Protocol>(nameof(IEfiSmmBase2Protocol.InSmm))]
    public async FirmwareTask<EfiStatus> SmmBase2InSmram(Ptr<EfiSmmBase2Protocol> @this, Ptr<bool> inSmram)
    {
        if (inSmram.IsNull)
        {
            return EfiStatus.InvalidParameter;
        }

        await inSmram.Value.Set(await mSmmCorePrivateData.InSmm);
        return EfiStatus.Success;
    }

    /// <summary>Address of the SMST, for callers inside SMM. INVALID_PARAMETER: NULL. UNSUPPORTED: outside SMM.</summary>
    [EntryPoint(Ordinal = 2)]
    [Implements<IEfiSmmBase2Protocol>(nameof(IEfiSmmBase2Protocol.GetSmstLocation))]
    public async FirmwareTask<EfiStatus> SmmBase2GetSmstLocation(Ptr<EfiSmmBase2Protocol> @this, Ptr<Ptr<EfiSmmSystemTable2>> smst)
    {
        if (smst.IsNull)
        {
            return EfiStatus.InvalidParameter;
        }

        if (!await mSmmCorePrivateData.InSmm)
        {
            return EfiStatus.Unsupported;
        }

        await smst.Value.Set(await mSmmCorePrivateData.Smst);
        return EfiStatus.Success;
    }

    // SMRAM is open (or this is SMM already), so that the handlers can be called without an SMI.
    private async FirmwareTask<EfiStatus> ManageDirectly(Ptr<EfiMmCommunicateHeader> commBuffer, Ptr<ulong> commSize, ulong size)
    {
        bool oldInSmm = await mSmmCorePrivateData.InSmm;
        await mSmmCorePrivateData.InSmm.Set(true);
        Ptr<EfiSmmSystemTable2> smst = await mSmmCorePrivateData.Smst;
        await Size.Set(size - EfiMmCommunicateHeader.OffsetOf.Data);
        EfiStatus status = (EfiStatus)await Call(
            await smst.SmiManage,
            CallArguments.Of(commBuffer.Address, 0, commBuffer.Data.Address, Size.Address));
        await SetSize(commSize, await Size + EfiMmCommunicateHeader.OffsetOf.Data);
        await mSmmCorePrivateData.InSmm.Set(oldInSmm);
        return status == EfiStatus.Success ? EfiStatus.Success : EfiStatus.NotFound;
    }

    private static async FirmwareTask SetSize(Ptr<ulong> commSize, ulong size)
    {
        if (!commSize.IsNull)
        {
            await commSize.Value.Set(size);
        }
    }
}
