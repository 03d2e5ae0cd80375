// The flash image of recordings that read flash: a pattern, so that both sides know every byte.
using System.Text.Json;

namespace SmmFirmwareKit.Conformance;

/// <summary>What <c>-bios pattern.bin</c> stands for in a recording's command line. Stopped CPUs never run it.</summary>
public static class RecordedFlash
{
    /// <summary>The image's name on the command line.</summary>
    public const string FileName = "pattern.bin";

    /// <summary>Its size, which is also that of the image QEMU takes without the option.</summary>
    public const int Size = 256 << 10;

    /// <summary>Bytes that differ from their neighbours, and from those a page, a segment or a half of the image away.</summary>
    public static byte[] Image()
    {
        var image = new byte[Size];
        for (int i = 0; i < Size; i++)
        {
            image[i] = (byte)((i * 7) ^ ((i >> 8) * 13) ^ ((i >> 16) * 31));
        }

        return image;
    }

    /// <summary>What the flash of a recording's machine holds; null if QEMU brought an image of its own.</summary>
    internal static byte[]? Of(JsonElement header) =>
        header.GetProperty("argv").EnumerateArray().Any(argument => argument.ValueEquals(FileName)) ? Image() : null;
}
