// RAM: sparse 4 KiB pages that appear when first written; every write goes to the journal.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Hardware;

/// <summary>Physical RAM by RAM offset. Pages never written read as zero and cost nothing.</summary>
public sealed class PhysicalMemory(Journal journal)
{
    public const int PageSize = 4096;

    private const int PagesPerChunk = 512;
    private static readonly byte[] s_zeros = new byte[PageSize];

    private byte[]?[]?[] _chunks = new byte[]?[]?[128];

    /// <summary>The page that holds <paramref name="address"/>, or null if it was never written.</summary>
    public byte[]? Find(ulong address)
    {
        ulong page = address / PageSize;
        ulong chunk = page / PagesPerChunk;
        return chunk < (ulong)_chunks.Length ? _chunks[chunk]?[page % PagesPerChunk] : null;
    }

    /// <summary>The page that holds <paramref name="address"/>, made if need be.</summary>
    public byte[] Get(ulong address) => Find(address) ?? Make(address / PageSize);

    /// <summary>The bytes from <paramref name="address"/> to the end of its page.</summary>
    public ReadOnlySpan<byte> Read(ulong address) => (Find(address) ?? s_zeros).AsSpan((int)(address % PageSize));

    /// <summary>Writes bytes that lie in one page.</summary>
    public void Write(ulong address, ReadOnlySpan<byte> source)
    {
        byte[] page = Get(address);
        int offset = (int)(address % PageSize);
        journal.Touch(page, offset, source.Length);
        source.CopyTo(page.AsSpan(offset));
    }

    /// <summary>Adds all contents to a digest; a page of zeros counts like one never written.</summary>
    public void Digest(ref StableHash hash)
    {
        for (int chunk = 0; chunk < _chunks.Length; chunk++)
        {
            for (int page = 0; _chunks[chunk] is { } pages && page < PagesPerChunk; page++)
            {
                if (pages[page] is { } bytes && bytes.AsSpan().ContainsAnyExcept((byte)0))
                {
                    hash.Add((ulong)((chunk * PagesPerChunk) + page));
                    hash.Add(bytes);
                }
            }
        }
    }

    private byte[] Make(ulong page)
    {
        int chunk = checked((int)(page / PagesPerChunk));
        if (chunk >= _chunks.Length)
        {
            Array.Resize(ref _chunks, Math.Max(_chunks.Length * 2, chunk + 1));
        }

        return (_chunks[chunk] ??= new byte[PagesPerChunk][])[page % PagesPerChunk] = new byte[PageSize];
    }
}
