// Functions that an SMI reaches, declared with what they answer.
namespace SmmFirmwareKit.Efi;

/// <summary>EFI_SMM_HANDLER_ENTRY_POINT2: a root handler, which sees every SMI, or the handler of one kind of message.</summary>
/// <param name="handlerType">
/// For a message, its GUID: <c>nameof(Guids.gEfiEventDxeDispatchGuid)</c>, the name of a GUID of the class itself, or the text
/// of one. Without it the function is a root handler.
/// </param>
public sealed class SmiHandlerAttribute(string? handlerType = null) : EntryAttribute<EfiSmmHandlerEntryPoint2>
{
    public string? HandlerType { get; } = handlerType;
}

/// <summary>
/// EFI_SMM_HANDLER_ENTRY_POINT2: a root handler that answers one value at port 0xB2 (APM_CNT). The function itself looks at
/// the port, as its C twin does, and leaves other SMIs to other handlers with WARN_INTERRUPT_SOURCE_QUIESCED.
/// </summary>
public sealed class SoftwareSmiAttribute(byte value) : EntryAttribute<EfiSmmHandlerEntryPoint2>
{
    public byte Value { get; } = value;
}
