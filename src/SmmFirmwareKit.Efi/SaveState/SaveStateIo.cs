// The I/O instruction that a save-state map describes.
using System.Numerics;

namespace SmmFirmwareKit.Efi;

/// <param name="Type">IN or OUT: EDK2 describes no others.</param>
/// <param name="Bytes">1, 2 or 4.</param>
public readonly record struct SaveStateIo(EfiMmSaveStateIoType Type, int Bytes, ushort Port)
{
    public EfiMmSaveStateIoWidth Width => (EfiMmSaveStateIoWidth)BitOperations.Log2((uint)Bytes);
}
