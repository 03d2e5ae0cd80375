// Random choices weighted towards what is interesting, all from one printed seed.
namespace SmmFirmwareKit.Qemu.Live;

/// <summary>A seeded source: the same seed gives the same sequence on every machine.</summary>
internal sealed class Dice(int seed)
{
    // Patterns at which masks, locks and sign errors show.
    private static readonly uint[] s_patterns = [0, 1, 0xFFFF_FFFF, 0x5555_5555, 0xAAAA_AAAA, 0x8000_0000, 0x7FFF_FFFF, 0xFF, 0xFFFF];
    private static readonly int[] s_widths = [1, 1, 2, 4];

    private readonly Random _random = new(seed);

    /// <summary>True once in <paramref name="times"/>.</summary>
    public bool OnceIn(int times) => _random.Next(times) == 0;

    public int Below(int limit) => _random.Next(limit);

    public T Of<T>(params ReadOnlySpan<T> items) => items[_random.Next(items.Length)];

    /// <summary>1, 2 or 4 bytes, bytes more often.</summary>
    public int Width() => Of<int>(s_widths);

    /// <summary>A pattern, one bit, or anything.</summary>
    public uint Value() => Below(3) switch
    {
        0 => Of<uint>(s_patterns),
        1 => 1U << Below(32),
        _ => (uint)_random.NextInt64(1L << 32),
    };

    public byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        _random.NextBytes(bytes);
        return bytes;
    }
}
