// Answering a message whose buffer somebody outside SMM chose.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.MdeModulePkg.Core.PiSmmCore;

public sealed partial class PiSmmCore
{
    /// <summary>gEfiMmCommunicateHeaderV3Guid (MdePkg/Include/Protocol/MmCommunication3.h).</summary>
    public static readonly EfiGuid gEfiMmCommunicateHeaderV3Guid = EfiGuid.Parse("68E8C853-2BA9-4DD7-9AC0-91E16155C935");

    private async FirmwareTask AnswerMessage(Ptr<SmmCorePrivateData> smmCorePrivate, ulong communicationBuffer, ulong bufferSize)
    {
        EfiStatus returnStatus = EfiStatus.AccessDenied;
        if (await IsMessageBufferValid(smmCorePrivate, communicationBuffer, bufferSize))
        {
            returnStatus = await DispatchMessage(smmCorePrivate, communicationBuffer, bufferSize);
        }

        await smmCorePrivate.CommunicationBuffer.Set(0);
        await smmCorePrivate.ReturnStatus.Set(returnStatus);
    }

    private async FirmwareTask<bool> IsMessageBufferValid(Ptr<SmmCorePrivateData> smmCorePrivate, ulong communicationBuffer, ulong bufferSize) =>
        !InternalIsBufferOverlapped(communicationBuffer, bufferSize, smmCorePrivate.Address, SmmCorePrivateDataSize)
        && await SmmMemLib.SmmIsBufferOutsideSmmValid(communicationBuffer, bufferSize)
        && bufferSize >= EfiMmCommunicateHeader.OffsetOf.Data;

    private async FirmwareTask<EfiStatus> DispatchMessage(Ptr<SmmCorePrivateData> smmCorePrivate, ulong communicationBuffer, ulong bufferSize)
    {
        EfiGuid guid = await new Ptr<EfiMmCommunicateHeader>(communicationBuffer).HeaderGuid;
        ulong headerSize = EfiMmCommunicateHeader.OffsetOf.Data;
        if (guid == gEfiMmCommunicateHeaderV3Guid)
        {
            if (bufferSize < EfiMmCommunicateHeaderV3.OffsetOf.MessageData)
            {
                return EfiStatus.AccessDenied;
            }

            guid = await new Ptr<EfiMmCommunicateHeaderV3>(communicationBuffer).MessageGuid;
            headerSize = EfiMmCommunicateHeaderV3.OffsetOf.MessageData;
        }

        await CommGuid.Set(guid);
        await CommBufferSize.Set(bufferSize - headerSize);
        EfiStatus status = await Smi.SmiManage(CommGuid, 0, communicationBuffer + headerSize, CommBufferSize);
        await smmCorePrivate.BufferSize.Set(await CommBufferSize + headerSize);
        return status == EfiStatus.Success ? EfiStatus.Success : EfiStatus.NotFound;
    }

    // A wrap of either end counts as an overlap: the caller refuses the buffer then.
    private static bool InternalIsBufferOverlapped(ulong buffer1, ulong size1, ulong buffer2, ulong size2)
    {
        if (size1 > ulong.MaxValue - buffer1 || size2 > ulong.MaxValue - buffer2)
        {
            return true;
        }

        return buffer1 + size1 > buffer2 && buffer2 + size2 > buffer1;
    }
}
