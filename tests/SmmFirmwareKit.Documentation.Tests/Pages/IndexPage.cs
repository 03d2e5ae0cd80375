// docs/registers.md: every block on one line, how to read the pages, and how they are kept current.
using System.Globalization;
using SmmFirmwareKit.Documentation.Tests.Evidence;
using SmmFirmwareKit.Hardware;
using static SmmFirmwareKit.Documentation.Tests.Pages.Markdown;

namespace SmmFirmwareKit.Documentation.Tests.Pages;

internal sealed class IndexPage(IReadOnlyList<DeclaredBlock> blocks, GatheredEvidence evidence)
{
    public override string ToString() => new Markdown()
        .Heading(1, "Registers of the model")
        .Paragraph("Every register that `SmmFirmwareKit.Hardware` models, with its fields, its reset value, where it is written, and what stands behind it: recordings of QEMU 7.2, random sequences that CI plays into a running QEMU, the boot image that CI boots in QEMU's TCG, or nothing but the manual. What is not one register's has a table of its own: [behaviours](registers/behaviours.md).")
        .Table(["Block", "Where", "Registers:", "recordings:", "live:", "boot image:", "manual only:", "Source"], blocks.Select(Row).Append(Total()))
        .Heading(2, "Nothing but the manual")
        .Paragraph("Registers of which no recording, no live sequence and no boot image shows anything. Firmware that depends on one of these should be tried on the real machine too.")
        .Table(["Block", "Registers"], blocks.Select(ManualOnly).Where(row => row[1].Length > 0))
        .Heading(2, "How to read the pages")
        .Paragraph("**Access**: RO read-only; R/W read and write; R/WC a one clears; R/WS a one sets; R/WO written until it is not zero, then read-only until reset; WO a command that nothing stores. Bits that no field names read zero and drop what is written (in MSRs, changing them is #GP). *Locked by* names the field that keeps this one as it is while it is one. *Bits* says in brackets which widths of access reach a register as one value, if not all do; others mostly read zero and write nothing.")
        .Paragraph("**Reset**: the value, and the mildest event that brings it back: INIT, reset (system reset), power-on. Rarer events do too.")
        .Paragraph($"**Stands behind it**, computed and never typed. *recordings*: steps of the [committed recordings](../tests/SmmFirmwareKit.Hardware.Tests/Recordings/README.md) that reach the register, by the kind of recording (the name up to its first `_`); each such step has its answer compared, with no differences. *changed* counts what no software did to that register: an operator's event, a lock taking hold. *live*: the {Notation.Count(evidence.Live.Operations)} requests of `sfk conform --live` with CI's seed ({evidence.Live.Seed.ToString(CultureInfo.InvariantCulture)}). *boot image*: [`probe.asm`](../tests/SmmFirmwareKit.Referee/BootImage/probe.asm). R read, W written, C changed otherwise. A read-only register that is only written has nothing behind it. Reaching a register is not proving all of it: a field that is only stored has nothing to show but that it is stored.")
        .Heading(2, "How they are kept current")
        .Paragraph("`tests/SmmFirmwareKit.Documentation.Tests` writes these pages from the declarations (`*Registers.cs`, `MsrFile*.cs`), the recordings and the traffic sources, and fails if the committed ones differ. It needs no QEMU. After a change of a declaration, of a recording or of the traffic:")
        .Paragraph("```\nSFK_ACCEPT_SNAPSHOTS=1 dotnet test tests/SmmFirmwareKit.Documentation.Tests\n```")
        .Paragraph("Then read the difference in git before you commit it. Where two branches changed a page, take either and accept again. A behaviour is declared in that project's `Behaviours/`; its evidence is checked: a name that does not exist fails.")
        .ToString();

    private static IEnumerable<RegisterRun> Runs(DeclaredBlock block) => RegisterRun.Of(block);

    private string[] Row(DeclaredBlock block) =>
    [
        $"[{Escape(block.Name)}](registers/{Notation.FileOf(block)})", Where(block), .. Counts(block.Registers), Escape(block.Source),
    ];

    private string[] Total() => ["**all**", "", .. Counts([.. blocks.SelectMany(block => block.Registers)]), ""];

    private string[] Counts(DeclaredRegister[] registers) =>
    [
        Notation.Count(registers.Length),
        CountOf(registers, GatheredEvidence.RecordingsKind),
        CountOf(registers, GatheredEvidence.LiveKind),
        CountOf(registers, GatheredEvidence.BootImageKind),
        Notation.Count(registers.Count(IsManualOnly)),
    ];

    private string CountOf(DeclaredRegister[] registers, string kind) =>
        Notation.Count(registers.Count(register => evidence.Behind([register]).Contains(kind, StringComparer.Ordinal)));

    private bool IsManualOnly(DeclaredRegister register) => !evidence.Behind([register]).Any();

    private string[] ManualOnly(DeclaredBlock block) =>
        [Escape(block.Name), string.Join(", ", Runs(block).Where(run => run.Registers.All(IsManualOnly)).Select(run => Escape(run.Name)))];

    private static string Where(DeclaredBlock block) => block.Base == 0
        ? Notation.Of(block.Space)
        : string.Create(CultureInfo.InvariantCulture, $"{Notation.Of(block.Space)} `0x{block.Base:X}`");
}
