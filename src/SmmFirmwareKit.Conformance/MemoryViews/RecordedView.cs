// QEMU's flat memory views (`info mtree -f`) as recorded: ranges, and what answers there.
using System.Globalization;
using System.Text.Json;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Hardware;

namespace SmmFirmwareKit.Conformance;

/// <summary>What a page leads to, and the offset there.</summary>
internal readonly record struct RecordedPage(MemoryTarget Target, ulong Offset)
{
    /// <summary>Where nothing is stored no offset counts.</summary>
    public static RecordedPage Of(MemoryTarget target, ulong offset) =>
        new(target, target is MemoryTarget.BlackHole or MemoryTarget.Unassigned ? 0 : offset);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Target} 0x{Offset:X}");
}

/// <summary>One view of one state.</summary>
internal sealed class RecordedView
{
    private readonly Range[] _ranges;

    private RecordedView(Range[] ranges) => _ranges = ranges;

    // The recording machine had 256 KiB of flash, the model's default is 4 MiB; both show their last 128 KiB here.
    private static ulong RecordedFlashToOurs => new ChipsetConfiguration().FlashBytes - (256UL << 10);

    /// <summary>["0xa0000", "0xbffff", "ram", "pc.ram @00000000000a0000"] and so on.</summary>
    public static RecordedView Parse(JsonElement view) => new([.. view.EnumerateArray().Select(Read)]);

    /// <summary>What the view says about a page; null if nothing.</summary>
    public RecordedPage? At(ulong page)
    {
        foreach (Range range in _ranges)
        {
            if (page >= range.First && page <= range.Last)
            {
                return RecordedPage.Of(range.Target, range.Offset + (page - range.First));
            }
        }

        return null;
    }

    private static Range Read(JsonElement range)
    {
        if (range.ValueKind != JsonValueKind.Array || range.GetArrayLength() != 4)
        {
            throw new FormatException("a range of a memory view is not a list of first and last address, kind and region");
        }

        (MemoryTarget target, ulong offset) = Named(range[3].GetString() ?? "");
        return new Range(Hex(range[0].GetString()), Hex(range[1].GetString()), target, offset);
    }

    // "pc.ram @00000000000a0000": the offset in the region, zero if not given.
    private static (MemoryTarget Target, ulong Offset) Named(string region)
    {
        string[] parts = region.Split(" @");
        ulong offset = parts.Length > 1 ? ulong.Parse(parts[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture) : 0;
        return parts[0] switch
        {
            "pc.ram" => (MemoryTarget.Ram, offset),
            "pc.rom" => (MemoryTarget.OptionRom, offset),
            "pc.bios" => (MemoryTarget.Flash, offset + RecordedFlashToOurs),
            "tseg-blackhole" or "smbase-blackhole" => (MemoryTarget.BlackHole, 0),
            string other => throw new ExecutionException("SFK7107", $"a memory view shows the region '{other}'; teach RecordedView what that is"),
        };
    }

    private static ulong Hex(string? text) =>
        text?.StartsWith("0x", StringComparison.Ordinal) == true && ulong.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong address)
            ? address
            : throw new FormatException($"a memory view has '{text}' for an address");

    private sealed record Range(ulong First, ulong Last, MemoryTarget Target, ulong Offset);
}
