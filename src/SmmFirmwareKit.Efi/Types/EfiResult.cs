// A status together with what C returns through an OUT pointer to a local variable.
namespace SmmFirmwareKit.Efi;

/// <summary>
/// What <c>EFI_STATUS F (OUT T *Value)</c> gives its caller. Locals of firmware functions are values without an address, so a
/// function whose OUT parameter is always a local returns it beside the status: <c>(status, value) = await F();</c>.
/// </summary>
/// <param name="Status">The function's status.</param>
/// <param name="Value">Meaningful where the C function would have written it.</param>
public readonly record struct EfiResult<T>(EfiStatus Status, T Value)
    where T : unmanaged
{
    /// <summary>A failure leaves the OUT parameter unwritten.</summary>
    public static implicit operator EfiResult<T>(EfiStatus status) => new(status, default);
}
