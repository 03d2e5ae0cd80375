// docs/registers/behaviours.md: the rules that are not one register's, and what stands behind each.
using System.Globalization;
using SmmFirmwareKit.Documentation.Tests.Behaviours;
using static SmmFirmwareKit.Documentation.Tests.Pages.Markdown;

namespace SmmFirmwareKit.Documentation.Tests.Pages;

internal sealed class BehavioursPage(IReadOnlyList<BehaviourArea> areas)
{
    public const string File = "behaviours.md";

    private const string ModelFolder = "../../src/SmmFirmwareKit.Hardware/";

    public override string ToString()
    {
        Markdown page = new();
        page.Heading(1, "Behaviours of the model")
            .Paragraph("[Registers](../registers.md). What the model does that is not one register's, where that is written, and what stands behind it: sections of [recordings](../../tests/SmmFirmwareKit.Hardware.Tests/Recordings/README.md) and views of QEMU, rows of `event-latching.txt` (*events*: measured on QEMU's TCG as it is, and on one that was given hardware's order), rows of the boot image, recorded hot-adds, values compared with OVMF on QEMU, traffic of live sequences. A rule without any of them says **manual only**, or that it is a choice of the model: to stop a run rather than to pretend. *Tests* of the kit hold the model to a rule, but look at no other machine. That every reference exists is checked; that it shows the rule was judged by whoever wrote it down.")
            .Table(["Area", "Rules:", "measured:", "manual only:", "choices:"], areas.Select(Row).Append(Total()));
        foreach (BehaviourArea area in areas)
        {
            page.Heading(2, area.Title).Table(["Rule", "Source", "Stands behind it"], area.Behaviours.Select(Row));
        }

        return page.ToString();
    }

    private static string[] Row(BehaviourArea area) => [ToHeading(area.Title), .. Counts(area.Behaviours)];

    private string[] Total() => ["**all**", .. Counts([.. areas.SelectMany(area => area.Behaviours)])];

    private static string[] Counts(Behaviour[] behaviours) =>
    [
        Notation.Count(behaviours.Length),
        Notation.Count(behaviours.Count(behaviour => behaviour.IsMeasured)),
        Notation.Count(behaviours.Count(behaviour => !behaviour.IsMeasured && !behaviour.IsChoice)),
        Notation.Count(behaviours.Count(behaviour => !behaviour.IsMeasured && behaviour.IsChoice)),
    ];

    private static string[] Row(Behaviour behaviour)
    {
        string profile = behaviour.Profile.Length == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" (profile `{behaviour.Profile}`)");
        string file = behaviour.Model[(behaviour.Model.LastIndexOf('/') + 1)..];
        return
        [
            $"**{Escape(behaviour.Name)}**{profile}. {Escape(behaviour.Rule)}",
            $"{(behaviour.IsChoice ? "" : Escape(behaviour.Source) + ". ")}[{file}]({ModelFolder}{behaviour.Model})",
            string.Join("<br>", ManualOnly(behaviour).Concat(behaviour.Evidence.GroupBy(reference => reference.Kind, StringComparer.Ordinal).Select(Kind))),
        ];
    }

    private static IEnumerable<string> ManualOnly(Behaviour behaviour) => behaviour.IsMeasured ? [] : [behaviour.IsChoice ? "a choice of the model" : BlockPage.ManualOnly];

    private static string Kind(IGrouping<string, Reference> references) => $"*{references.Key}*: {string.Join(", ", references.Select(reference => Escape(reference.Item)))}";
}
