// The page of one block: its registers as a datasheet has them, their fields, and what stands behind each.
using System.Globalization;
using SmmFirmwareKit.Documentation.Tests.Evidence;
using SmmFirmwareKit.Hardware;
using static SmmFirmwareKit.Documentation.Tests.Pages.Markdown;

namespace SmmFirmwareKit.Documentation.Tests.Pages;

internal sealed class BlockPage(DeclaredBlock block, GatheredEvidence evidence)
{
    public const string ManualOnly = "**manual only**";

    private readonly RegisterRun[] _runs = [.. RegisterRun.Of(block)];

    public override string ToString()
    {
        Markdown page = new();
        page.Heading(1, block.Name)
            .Paragraph(Place())
            .Table(Titles(), _runs.Select(Row).Concat(Scratch()))
            .Heading(2, "Names, sources and evidence")
            .Paragraph("Steps of recordings that read, write, or otherwise change the register; R, W and C say the same of live sequences and the boot image. [How to read this](../registers.md#how-to-read-the-pages)")
            .Table(["Register", "EDK2", "Source", "read:", "written:", "changed:", "in recordings", "live", "boot image"], _runs.Select(Evidence).Concat(ScratchEvidence()), withoutEmptyColumns: true);
        RegisterRun[] withFields = [.. _runs.Where(HasFields)];
        if (withFields.Length > 0)
        {
            page.Heading(2, "Fields");
        }

        foreach (RegisterRun run in withFields)
        {
            page.Heading(3, run.Name).Paragraph(Line(run)).Table(["Bits:", "Field", "Access", "Locked by", "What it is"], run.First.Fields.OrderByDescending(field => field.High).Select(Field));
        }

        return page.ToString();
    }

    private static string Standing(IEnumerable<string> kinds) => string.Join(", ", kinds.DefaultIfEmpty(ManualOnly));

    private static bool HasFields(RegisterRun run) =>
        run.First.Fields is not [var field] || !string.Equals(field.Name, run.First.Name, StringComparison.Ordinal);

    private string Place()
    {
        string at = block.Base == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" at 0x{block.Base:X}");
        string size = block.Size == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", 0x{block.Size:X} bytes");
        string view = block.MsrView == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"; in x2APIC mode MSRs from 0x{block.MsrView:X}, one for every 0x{block.Slot:X} bytes");
        return $"[All blocks](../registers.md). {Notation.Of(block.Space)}{at}{size}{view}. Source: {Escape(block.Source)}.";
    }

    private string[] Titles() =>
    [
        block.Space == RegisterSpace.Msr ? "MSR" : "Offset", .. block.MsrView == 0 ? Array.Empty<string>() : ["MSR"], "Register", "Bits:", "Access", "Reset", "What it is", "Stands behind it",
    ];

    private string[] Row(RegisterRun run) =>
    [
        run.Offsets(block.Space), .. block.MsrView == 0 ? Array.Empty<string>() : [View(run)], Link(run), Width(run.First), Access(run), Reset(run.First), Escape(run.First.Summary), Standing(evidence.Behind(run.Registers)),
    ];

    private string View(RegisterRun run)
    {
        if (run.First.MsrView is not { } access)
        {
            return "";
        }

        string[] numbers = [.. new[] { run.First, run.Registers[^1] }.Distinct().Select(register => string.Create(CultureInfo.InvariantCulture, $"`0x{block.MsrView + (register.Offset / (uint)block.Slot):X}`"))];
        return $"{string.Join("..", numbers)} {Notation.Of(access)}";
    }

    private static string Link(RegisterRun run) => HasFields(run) ? ToHeading(run.Name) : Escape(run.Name);

    private static string Width(DeclaredRegister register, string unit = "")
    {
        string bits = (register.Bytes * 8).ToString(CultureInfo.InvariantCulture) + unit;
        string whole = register.Whole ? " (as a whole)" : "";
        return Notation.Of(register.Widths) is { Length: > 0 } widths ? $"{bits} (by {widths})" : bits + whole;
    }

    private static string Access(RegisterRun run)
    {
        string kind = HasFields(run) ? "fields" : Notation.Of(run.First.Fields[0].Access);
        string smm = run.First.SmmOnly switch { SmmOnly.Access => ", SMM only", SmmOnly.Write => ", written in SMM only", _ => "" };
        return kind + smm + (run.First.PresentIf.Length == 0 ? "" : $", if {Escape(run.First.PresentIf)}");
    }

    private static string Reset(DeclaredRegister register) => register.Domain == ResetDomain.Never
        ? "not reset"
        : $"`{Notation.Value(register.Reset, register.Bytes)}` by {Notation.Of(register.Domain)}";

    private string[] Evidence(RegisterRun run) =>
        [Escape(run.Name), string.Join(", ", run.Registers.SelectMany(register => Edk2Names.Of(block, register))), Escape(OwnSource(run.First)), .. Counted(evidence.Recordings.Of(run.Registers), evidence.Live.Touches.Of(run.Registers), evidence.BootImage.Of(run.Registers))];

    // What the block's source says already is not said again.
    private string OwnSource(DeclaredRegister register) =>
        register.Source.StartsWith(block.Source, StringComparison.Ordinal) ? register.Source[block.Source.Length..].TrimStart(',', ' ') : register.Source;

    private static string[] Counted(Touches recorded, Touches live, Touches bootImage) =>
    [
        Notation.Count(recorded.Read), Notation.Count(recorded.Written), Notation.Count(recorded.Changed), string.Join(", ", recorded.Origins), live.Mark, bootImage.Mark,
    ];

    private IEnumerable<string[]> Scratch()
    {
        if (block.ScratchSummary.Length > 0)
        {
            string offsets = string.Create(CultureInfo.InvariantCulture, $"`0x{block.Scratch.Start.Value:X2}`..`0x{block.Scratch.End.Value - 1:X2}`");
            string[] view = block.MsrView == 0 ? [] : [""];
            yield return [offsets, .. view, "bytes without registers", "8", "R/W", "by power-on", Escape(block.ScratchSummary), Standing(evidence.BehindScratch(block))];
        }
    }

    private IEnumerable<string[]> ScratchEvidence()
    {
        if (block.ScratchSummary.Length > 0)
        {
            yield return ["bytes without registers", "", "", .. Counted(evidence.Recordings.OfScratch(block), evidence.Live.Touches.OfScratch(block), evidence.BootImage.OfScratch(block))];
        }
    }

    private string Line(RegisterRun run) => $"{run.Offsets(block.Space)}, {Width(run.First, " bits")}, {Reset(run.First)}. {Escape(run.First.Summary)}.";

    private static string[] Field(DeclaredField field) =>
        [Notation.Bits(field), field.IsReserved ? "reserved" : Escape(field.Name), Notation.Of(field.Access), Escape(field.LockedBy), Escape(field.IsReserved && field.Access == AccessKind.ReadWrite ? "stores what is written" : field.Summary)];
}
