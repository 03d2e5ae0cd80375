// The save-state images that the probe loads: random where the map has fields, control registers from a list.
using System.Buffers.Binary;

namespace SmmFirmwareKit.Referee.BootImage;

internal static class ProbeImages
{
    // Offset from SMBASE+0xFE00, length: ES to GS, GDT, LDT, IDT, TR, CR3, RIP, R15 to RAX.
    private static readonly (int Offset, int Length)[] s_random =
    [
        (0x00, 16), (0x10, 16), (0x20, 16), (0x30, 16), (0x40, 16), (0x50, 16),
        (0x64, 4), (0x68, 8), (0x70, 16), (0x84, 4), (0x88, 8), (0x90, 16),
        (0x150, 8), (0x178, 8), (0x180, 128),
    ];

    // Descriptor attributes have bits 8 to 15 and 20 to 23 of a descriptor, the rest is zero.
    private static readonly int[] s_attributes = [0x00, 0x10, 0x20, 0x30, 0x40, 0x50, 0x70, 0x90];

    // CR0, CR4, EFER, RFLAGS, DR7, DR6.
    private static readonly uint[][] s_controls =
    [
        [0x60000010, 0x000, 0x000, 0x00000002, 0x400, 0xFFFF0FF0],
        [0x60000011, 0x000, 0x000, 0x00000046, 0x400, 0xFFFF0FF0],
        [0x00000013, 0x200, 0x000, 0x00000202, 0x400, 0xFFFF0FF1],
        [0x80000011, 0x030, 0x000, 0x00000246, 0x400, 0xFFFF0FF0],
        [0x80010033, 0x620, 0xD00, 0x00000286, 0x400, 0xFFFF4FF0],
        [0x80010033, 0x668, 0x500, 0x00010206, 0x400, 0xFFFF0FF0],
        [0x80000031, 0x0A0, 0xD01, 0x00000ED7, 0x400, 0xFFFF0FF0],
        [0xE0000011, 0x020, 0x500, 0x00000002, 0x400, 0xFFFF0FF0],
    ];

    private static readonly int[] s_controlOffsets = [0x158, 0x148, 0xD0, 0x170, 0x160, 0x168];

    /// <summary>Every image, in the order they are loaded.</summary>
    public static IReadOnlyList<byte[]> All { get; } = MakeAll();

    private static byte[][] MakeAll()
    {
        uint seed = 1;
        return [.. s_controls.Select(controls => Make(controls, ref seed))];
    }

    private static byte[] Make(uint[] controls, ref uint seed)
    {
        byte[] image = new byte[ProbeMemory.ImageSize];
        image.AsSpan().Fill(ProbeMemory.FillerByte);
        foreach ((int offset, int length) in s_random)
        {
            foreach (ref byte value in image.AsSpan(offset, length))
            {
                value = Random(ref seed);
            }
        }

        foreach (int attribute in s_attributes)
        {
            image[attribute + 3] &= 0xF0;
        }

        for (int i = 0; i < controls.Length; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(image.AsSpan(s_controlOffsets[i]), controls[i]);
        }

        BinaryPrimitives.WriteUInt32LittleEndian(image.AsSpan(0xD4), 0);
        BinaryPrimitives.WriteUInt32LittleEndian(image.AsSpan(0xFC), 0x00020064);
        BinaryPrimitives.WriteUInt32LittleEndian(image.AsSpan(0x100), 0x00030000);
        return image;
    }

    private static byte Random(ref uint seed)
    {
        seed ^= seed << 13;
        seed ^= seed >> 17;
        seed ^= seed << 5;
        return (byte)seed;
    }
}
