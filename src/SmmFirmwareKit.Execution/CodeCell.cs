// Code is bytes: the sixteen bytes at an entry point that say which firmware function runs there.
using System.Buffers.Binary;

namespace SmmFirmwareKit.Execution;

/// <summary>Encodes and decodes an entry point.</summary>
/// <remarks>
/// Layout: UD2 (0F 0B), 'S' 'F' 'K' 01, the 16-bit number of the image it was linked into, and the 64-bit identity of the
/// function. UD2 comes first so that the bytes would raise #UD on a real processor instead of running on. The identity is a
/// stable hash of the function's qualified name, so adding a function never changes another's bytes. The image number tells
/// the copies of a library apart that several images were linked with.
/// </remarks>
public static class CodeCell
{
    /// <summary>Bytes of an entry point; entry points are aligned to it in an image, but may be copied anywhere.</summary>
    public const int Size = 16;

    private const ulong Prefix = 0x0000014B46530B0F;

    public static void Encode(int image, ulong identity, Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(destination, Prefix | (ulong)(ushort)image << 48);
        BinaryPrimitives.WriteUInt64LittleEndian(destination[8..], identity);
    }

    public static bool TryDecode(ReadOnlySpan<byte> bytes, out int image, out ulong identity)
    {
        ulong prefix = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        image = (int)(prefix >> 48);
        identity = BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]);
        return (prefix & 0x0000FFFFFFFFFFFF) == Prefix;
    }
}
