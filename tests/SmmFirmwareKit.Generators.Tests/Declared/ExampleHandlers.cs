// SMI handlers and procedures that the build's own generators serve, for tests at run time.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Generators.Tests.Declared;

/// <summary>Ordinals 0 and 3 are those of functions that were removed.</summary>
internal sealed partial class ExampleHandlers : ImagePart
{
    public const byte Command = 0x5A;

    public static readonly EfiGuid gOwnGuid = EfiGuid.Parse("296EB418-C4C8-4E05-AB59-39E8AF56F00A");

    [SoftwareSmi(Command, Ordinal = 4)]
    public FirmwareTask<EfiStatus> OnCommand(ulong dispatchHandle, ulong context, ulong commBuffer, Ptr<ulong> commBufferSize) =>
        FirmwareTask<EfiStatus>.FromResult(context == Command ? EfiStatus.Success : EfiStatus.WarnInterruptSourceQuiesced);

    [SmiHandler(nameof(Guids.gEfiEventLegacyBootGuid), Ordinal = 2)]
    public FirmwareTask<EfiStatus> OnLegacyBoot(ulong dispatchHandle, ulong context, ulong commBuffer, Ptr<ulong> commBufferSize) =>
        FirmwareTask<EfiStatus>.FromResult(EfiStatus.Success);

    [SmiHandler(nameof(gOwnGuid), Ordinal = 1)]
    public FirmwareTask<EfiStatus> OnOwn(ulong dispatchHandle, ulong context, ulong commBuffer, Ptr<ulong> commBufferSize) =>
        FirmwareTask<EfiStatus>.FromResult(EfiStatus.InterruptPending);

    [MpProcedure(Ordinal = 5)]
    private FirmwareTask Procedure(Ptr<ulong> buffer) => FirmwareTask.Completed;

    internal FirmwareTask<EfiStatus> Register(IMmServicesTableLib mmServicesTableLib, Ptr<ulong> dispatchHandles) => RegisterSmiHandlers(mmServicesTableLib, dispatchHandles);
}
