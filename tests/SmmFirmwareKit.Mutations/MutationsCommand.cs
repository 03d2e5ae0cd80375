// The command line: which mutants are drawn, and where the table goes.
using System.CommandLine;
using System.Globalization;
using SmmFirmwareKit.Mutations.Drawing;
using SmmFirmwareKit.Mutations.Judging;
using SmmFirmwareKit.Mutations.Model;
using SmmFirmwareKit.Mutations.Report;
using SmmFirmwareKit.Mutations.Sites;

namespace SmmFirmwareKit.Mutations;

internal sealed class MutationsCommand
{
    /// <summary>The draw that the documentation shows.</summary>
    public const int UsualSeed = 1;

    public const int UsualCount = 20;

    /// <summary>Exit code: nothing was judged.</summary>
    public const int BadUsage = 2;

    private const int UsualOperations = 20_000;
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(3);

    private readonly Option<int> _seed = new("--seed") { Description = "seed of the draw", DefaultValueFactory = _ => UsualSeed };
    private readonly Option<int> _count = new("--count") { Description = "how many mutants", DefaultValueFactory = _ => UsualCount };
    private readonly Option<int> _operations = new("--operations") { Description = "requests of the live comparison for each mutant that the recordings and the boot image let pass; 0 does without", DefaultValueFactory = _ => UsualOperations };
    private readonly Option<bool> _list = new("--list") { Description = "print every site and judge none" };
    private readonly Option<string?> _only = new("--only") { Description = "judge every site whose line contains this, instead of a draw", HelpName = "TEXT" };
    private readonly Option<string?> _page = new("--write") { Description = "put operators, exclusions and the table into this page", HelpName = "FILE" };
    private readonly TextWriter _output;
    private readonly TextWriter _error;

    public MutationsCommand(TextWriter output, TextWriter error)
    {
        _output = output;
        _error = error;
        Command = new RootCommand("Make seeded mistakes in the hardware model and count how many conformance notices.") { _seed, _count, _operations, _list, _only, _page };
        Command.SetAction(Run);
    }

    public RootCommand Command { get; }

    private int Run(ParseResult arguments)
    {
        string? page = arguments.GetValue(_page);
        if (arguments.GetValue(_count) < 1 || arguments.GetValue(_seed) < 0 || arguments.GetValue(_operations) < 0)
        {
            return Complain("--count is at least 1, --seed and --operations at least 0");
        }

        if (page is not null && !File.Exists(page))
        {
            return Complain($"there is no page '{page}'");
        }

        HardwareModel model = HardwareModel.Load(Repository.Hardware);
        IReadOnlyList<Site> sites = SiteFinder.All(model);
        if (arguments.GetValue(_list))
        {
            SiteList.Print(_output, sites);
            return 0;
        }

        Comparison[] comparisons = [.. Comparison.All(arguments.GetValue(_operations)).Where(IsPossible)];
        using Bench bench = new(s_patience);
        Judge judge = new(model, bench, comparisons);
        if (judge.Baseline() is { } difference)
        {
            return Complain($"the model differs from QEMU before any mutation: {difference}");
        }

        string? only = arguments.GetValue(_only);
        Draw draw = new(only is null ? sites : sites.Where(site => site.ToString().Contains(only, StringComparison.Ordinal)), arguments.GetValue(_seed));
        MutationRun run = JudgeAll(judge, draw, sites.Count, only is null ? arguments.GetValue(_count) : int.MaxValue);
        _output.WriteLine(run.Summary);
        if (page is not null)
        {
            MutationsPage.Write(page, run);
        }

        return run.IsEnough ? 0 : 1;
    }

    private int Complain(string sentence)
    {
        _error.WriteLine($"mutations: {sentence}.");
        return BadUsage;
    }

    private bool IsPossible(Comparison comparison)
    {
        string? missing = comparison.Missing();
        if (missing is not null)
        {
            _output.WriteLine($"{comparison.Name}: skipped, because {missing} is not installed");
        }

        return missing is null;
    }

    private MutationRun JudgeAll(Judge judge, Draw draw, int sites, int count)
    {
        _output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{sites} sites, seed {draw.Seed}"));
        List<Verdict> verdicts = [];
        foreach (Site site in draw.Take(count, judge.Install))
        {
            Verdict verdict = judge.Try(site);
            verdicts.Add(verdict);
            _output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{verdicts.Count,2} {site}\n   {(verdict.Survived ? "SURVIVED" : $"{verdict.CaughtBy}: {verdict.Difference}")}"));
        }

        return new MutationRun(draw.Seed, sites, draw.Refused, verdicts);
    }
}
