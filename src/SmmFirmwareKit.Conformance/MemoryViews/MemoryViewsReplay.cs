// QEMU's flat memory views in every recorded SMRAM state, page by page beside the model's address decoding.
using System.Globalization;
using System.Text.Json;
using SmmFirmwareKit.Hardware;

namespace SmmFirmwareKit.Conformance;

/// <summary>The SMM view for a processor in SMM; the other for processors outside and for bus masters.</summary>
internal static class MemoryViewsReplay
{
    private const string Block = "memory views";
    private const string Recording = "smm_views";
    private const ulong Page = 4096;
    private const ulong Megabyte = 1 << 20;

    private static readonly (Requester Requester, string View)[] s_requesters =
    [
        (Requester.CpuInSmm, "cpu-smm-0"),
        (Requester.CpuOutsideSmm, "cpu-memory-0"),
        (Requester.Dma, "cpu-memory-0"),
    ];

    /// <summary>Replays a file of states, one JSON object a line.</summary>
    public static IReadOnlyList<ReplayResult> Replay(TextReader lines)
    {
        List<Difference> differences = [];
        int pages = 0;
        while (lines.ReadLine() is { } line)
        {
            using JsonDocument document = JsonDocument.Parse(line);
            pages += Replay(document.RootElement, differences);
        }

        return [new ReplayResult(Block, Recording, pages, "pages", differences)];
    }

    private static int Replay(JsonElement recorded, List<Difference> differences)
    {
        SmramState state = SmramState.Parse(StepFields.Text(recorded, "state"));
        Chipset chipset = new RecordedMachine(new ChipsetConfiguration()).Chipset;
        state.Enter(chipset);
        if (SmramState.Of(chipset) != state)
        {
            differences.Add(new Difference(Block, "registers after entering the state", state.ToString(), SmramState.Of(chipset).ToString()));
        }

        int pages = 0;
        foreach ((Requester requester, string name) in s_requesters)
        {
            RecordedView view = RecordedView.Parse(StepFields.Member(StepFields.Member(recorded, "views"), name));
            foreach ((ulong page, RecordedPage? expected) in Recorded(view, chipset.Map.LowRamEnd))
            {
                pages++;
                differences.AddRange(Compare(state, requester, page, expected, MemoryViews.Classify(page, chipset.Map, requester)));
            }
        }

        return pages;
    }

    // Recorded are: everything below 1 MiB; around TSEG only what is not RAM; in 0xFEDxxxxx only what is there.
    private static IEnumerable<(ulong Page, RecordedPage? Expected)> Recorded(RecordedView view, ulong lowRamEnd) =>
        Part(view, 0, Megabyte, otherwise: null)
            .Concat(Part(view, lowRamEnd - (32 * Megabyte), lowRamEnd, MemoryTarget.Ram))
            .Concat(Part(view, 0xFED00000, 0xFEE00000, MemoryTarget.Unassigned));

    private static IEnumerable<(ulong Page, RecordedPage? Expected)> Part(RecordedView view, ulong from, ulong to, MemoryTarget? otherwise)
    {
        for (ulong page = from; page < to; page += Page)
        {
            RecordedPage? unsaid = otherwise is { } target ? RecordedPage.Of(target, page) : null;
            yield return (page, view.At(page) ?? unsaid);
        }
    }

    private static IEnumerable<Difference> Compare(SmramState state, Requester requester, ulong page, RecordedPage? expected, PageTarget actual)
    {
        var read = RecordedPage.Of(actual.Read, actual.ReadBase);
        var write = RecordedPage.Of(actual.Write, actual.WriteBase);
        if (expected == read && expected == write)
        {
            return [];
        }

        string place = string.Create(CultureInfo.InvariantCulture, $"{state}, {requester}, page 0x{page:X}");
        string seen = read == write ? read.ToString() : $"{read} when read, {write} when written";
        return [new Difference(Block, place, expected?.ToString() ?? "something that the recording does not say", seen)];
    }
}
