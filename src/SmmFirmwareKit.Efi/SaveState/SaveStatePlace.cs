// Where a role lies in a save-state map.
namespace SmmFirmwareKit.Efi;

/// <param name="Offset">From the start of the map.</param>
/// <param name="Width">Bytes; 0 if the map has no such place.</param>
public readonly record struct SaveStatePlace(ulong Offset, int Width);
