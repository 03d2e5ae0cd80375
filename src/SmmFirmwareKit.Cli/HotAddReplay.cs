// The same hot-add on the model: its transitions beside the recorded ones.
using System.Globalization;
using SmmFirmwareKit.Conformance;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Platform.Hotplug;

namespace SmmFirmwareKit.Cli;

/// <summary>
/// Two orders are compared: what the new CPUs go through, all together, until the first old CPU leaves the hot-plug SMI; and what each CPU
/// goes through in that SMI and the next. What an OS does to a CPU in between is not in the recording.
/// </summary>
internal static class HotAddReplay
{
    private const string Block = "hot-adds";
    private const string Entry = "SMM";
    private const string Exit = "RSM";

    public static ReplayResult Replay(string name, HotplugOptions options, IReadOnlyList<SmmTransition> recorded)
    {
        int compared = Orders(recorded, options).Sum(order => order.Transitions.Length);
        try
        {
            IEnumerable<(Order Expected, Order Actual)> orders = Orders(recorded, options).Zip(Orders(SmmTransitions.Of(options), options));
            return new ReplayResult(Block, name, compared, "transitions", [.. orders.SelectMany(pair => Compare(name, pair.Expected, pair.Actual))]);
        }
        catch (ExecutionException fault)
        {
            return new ReplayResult(Block, name, compared, "transitions", [new Difference(Block, $"{name}, as a whole", "a hot-add that ends", fault.Message)]);
        }
    }

    private static List<Order> Orders(IReadOnlyList<SmmTransition> run, HotplugOptions options)
    {
        uint smbaseOfCpu0 = run.First(seen => seen.Cpu == 0).Smbase;
        string[] Show(IEnumerable<SmmTransition> transitions) => [.. transitions.Select(transition => transition.Show(smbaseOfCpu0))];
        return
        [
            new("new CPUs", Show(run.TakeWhile(seen => seen.Kind is not Exit || seen.Cpu >= options.Cpus).Where(seen => seen.Cpu >= options.Cpus))),
            .. Enumerable.Range(0, options.Cpus + options.Add)
                .Select(cpu => new Order(string.Create(CultureInfo.InvariantCulture, $"CPU {cpu}"), Show(InTwoSmis([.. run.Where(seen => seen.Cpu == cpu)])))),
        ];
    }

    private static IEnumerable<SmmTransition> InTwoSmis(SmmTransition[] ofOneCpu)
    {
        int first = Array.FindIndex(ofOneCpu, seen => seen.Kind is Exit);
        return ofOneCpu.Take(first + 1).Concat(ofOneCpu.Skip(first + 1).Where(seen => seen.Kind is Entry or Exit).Take(2));
    }

    private static IEnumerable<Difference> Compare(string name, Order expected, Order actual)
    {
        for (int i = 0; i < Math.Max(expected.Transitions.Length, actual.Transitions.Length); i++)
        {
            string wanted = expected.Transitions.ElementAtOrDefault(i) ?? "nothing more";
            string seen = actual.Transitions.ElementAtOrDefault(i) ?? "nothing more";
            if (!string.Equals(wanted, seen, StringComparison.Ordinal))
            {
                yield return new Difference(Block, string.Create(CultureInfo.InvariantCulture, $"{name}, {expected.Of}, transition {i + 1}"), wanted, seen);
                yield break; // the rest is shifted
            }
        }
    }

    private sealed record Order(string Of, string[] Transitions);
}
