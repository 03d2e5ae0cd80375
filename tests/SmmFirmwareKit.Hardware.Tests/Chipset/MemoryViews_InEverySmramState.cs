// QEMU's flat memory views in 28 SMRAM states, page by page against the classifier.
using System.Globalization;
using System.Text.Json;

namespace SmmFirmwareKit.Hardware.Tests.Chipset;

public sealed class MemoryViews_InEverySmramState
{
    private const ulong Page = 4096;

    private sealed record ViewRange(ulong First, ulong Last, MemoryTarget Target, ulong Offset);

    public static TheoryData<string, string> States()
    {
        var data = new TheoryData<string, string>();
        using TextReader lines = RecordedFiles.OpenViews();
        while (lines.ReadLine() is { } line)
        {
            using JsonDocument document = JsonDocument.Parse(line);
            data.Add(document.RootElement.GetProperty("state").GetString()!, document.RootElement.GetProperty("views").GetRawText());
        }

        return data;
    }

    [Fact]
    public void File_Holds28States() => Assert.Equal(28, States().Count);

    [Theory]
    [MemberData(nameof(States))]
    public void View_IsQemus(string state, string views)
    {
        var board = new Board();
        Enter(board, state);
        using JsonDocument document = JsonDocument.Parse(views);
        ViewRange[] outside = Ranges(document.RootElement.GetProperty("cpu-memory-0"));
        Compare(board, Ranges(document.RootElement.GetProperty("cpu-smm-0")), Requester.CpuInSmm);
        Compare(board, outside, Requester.CpuOutsideSmm);
        Compare(board, outside, Requester.Dma);
    }

    // "SMRAM=1a ESMRAMC=39 F_SMBASE=02": the lock last, the default-SMBASE register by query and lock.
    private static void Enter(Board board, string state)
    {
        byte[] values = [.. state.Split(' ').Select(part => byte.Parse(part.Split('=')[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture))];
        if (values[2] != 0)
        {
            board.Mch(0x9C, 0xFF, 1);
            board.Mch(0x9C, values[2], 1);
        }

        board.Mch(0x9E, values[1], 1);
        board.Mch(0x9D, values[0], 1);
        Assert.Equal(values, new[] { (byte)board.Mch(0x9D), (byte)board.Mch(0x9E), (byte)board.Mch(0x9C) });
    }

    // Recorded are: everything below 1 MiB; around TSEG only what is not RAM; in 0xFEDxxxxx only what is there.
    private static void Compare(Board board, ViewRange[] view, Requester requester)
    {
        ulong ram = board.Chipset.Map.LowRamEnd;
        CompareRange(board, view, requester, 0, 0x100000, otherwise: null);
        CompareRange(board, view, requester, ram - (32 << 20), ram, MemoryTarget.Ram);
        CompareRange(board, view, requester, 0xFED00000, 0xFEE00000, MemoryTarget.Unassigned);
    }

    private static void CompareRange(Board board, ViewRange[] view, Requester requester, ulong from, ulong to, MemoryTarget? otherwise)
    {
        for (ulong page = from; page < to; page += Page)
        {
            PageTarget actual = MemoryViews.Classify(page, board.Chipset.Map, requester);
            (MemoryTarget target, ulong offset) = Expected(view, page) ?? (otherwise ?? throw new InvalidDataException($"the view says nothing about 0x{page:X}"), page);
            if (actual.Read != target || actual.Write != target)
            {
                Assert.Fail($"0x{page:X} for {requester} should be {target}, is {actual}");
            }

            if (target is not (MemoryTarget.BlackHole or MemoryTarget.Unassigned) && actual.ReadBase != offset)
            {
                Assert.Fail($"0x{page:X} for {requester} should be at 0x{offset:X}, is {actual}");
            }
        }
    }

    private static (MemoryTarget Target, ulong Offset)? Expected(ViewRange[] view, ulong page)
    {
        foreach (ViewRange range in view)
        {
            if (page >= range.First && page <= range.Last)
            {
                return (range.Target, range.Offset + (page - range.First));
            }
        }

        return null;
    }

    private static ViewRange[] Ranges(JsonElement view) => [.. view.EnumerateArray().Select(Parse)];

    private static ViewRange Parse(JsonElement range)
    {
        (MemoryTarget target, ulong offset) = Named(range[3].GetString()!);
        return new ViewRange(Hex(range[0].GetString()!), Hex(range[1].GetString()!), target, offset);
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
            _ => throw new InvalidDataException(region),
        };
    }

    // The recording machine had 256 KiB of flash, the model's default is 4 MiB; both show their last 128 KiB here.
    private static ulong RecordedFlashToOurs => new ChipsetConfiguration().FlashBytes - (256UL << 10);

    private static ulong Hex(string text) => ulong.Parse(text.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
