// The measured tables of events (QEMU's TCG as it is, and in hardware order) replayed row by row on the model's two profiles.
using System.Globalization;
using SmmFirmwareKit.Conformance;
using SmmFirmwareKit.Execution;
using F = SmmFirmwareKit.Conformance.LatchingFirmware;

namespace SmmFirmwareKit.Hardware.Tests.Processors;

/// <summary>
/// Source: Recordings/event-latching.txt, measured on QEMU 7.2.22 as it is, and on one whose TCG was given the order of SDM vol. 3
/// and KVM. Three rows of the latter differ on purpose, see <see cref="s_restarts"/>.
/// </summary>
public sealed class EventTable_Replayed
{
    private const string Stock = "## stock QEMU 7.2.22, TCG";
    private const string HardwareOrder = "## hardware order";

    // What was done before each measured row.
    private static readonly (string Step, string Do)[] s_orders =
    [
        ("SMI to CPU never started (gate shut)", "gate=1 SMI"),
        ("  +wait", ""),
        ("  SIPI then", "SIPI"),
        ("  INIT then", "INIT"),
        ("  +wait", ""),
        ("  gate open", "gate=0"),
        ("INIT-SIPI-SIPI", "INIT SIPI SIPI"),
        ("SMI while running (gate shut)", "gate=1 SMI"),
        ("  NMI in SMM", "NMI"),
        ("  2 more SMIs in SMM", "SMI SMI"),
        ("  SIPI in SMM", "SIPI"),
        ("  gate open", "gate=0"),
        ("  +wait", ""),
        ("plain SMI", "SMI"),
        ("SMI (gate shut) then INIT in SMM", "gate=1 SMI INIT"),
        ("  +wait", ""),
        ("  gate open", "gate=0"),
        ("  SIPI alone", "SIPI"),
        ("INIT-SIPI", "INIT SIPI"),
        ("SMI, handler sets SMBASE=40000", "reloc=1 SMI"),
        ("SMI", "SMI"),
        ("INIT-SIPI then SMI", "INIT SIPI SMI"),
        ("AP does CLI;HLT", "hlt=1"),
        ("SMI while in HLT (gate shut)", "gate=1 SMI"),
        ("  gate open (RSM)", "gate=0"),
        ("NMI", "NMI"),
        ("SMI (hlt flag off)", "hlt=0 SMI"),
        ("INIT then SMI in wait-for-SIPI (gate shut)", "gate=1 INIT SMI"),
        ("  gate open", "gate=0"),
        ("  SIPI", "SIPI"),
    ];

    // TCG has no auto-HALT restart and resumes after the HLT, also when given hardware's order of events. Real processors set the
    // flag and go back to the HLT (SDM vol. 3 §33.10), and so does the model.
    private static readonly Dictionary<string, string> s_restarts = new(StringComparer.Ordinal)
    {
        ["  gate open (RSM)"] = ". 0 moving +1 . . . 0 . 1 . .",
        ["SMI (hlt flag off)"] = ". 0 moving +1 . . . 0 +1 0 . .",
        ["INIT then SMI in wait-for-SIPI (gate shut)"] = ". 1 . . . . . 0 . 0 . .", // it had not run since, but was in HLT
    };

    private static readonly ulong[] s_columns =
    [
        F.Entries30000, F.Gate, F.SmmHeartbeat, F.Exits, F.Startups, F.RunHeartbeat, F.Nmis, F.RelocateFlag, F.Entries40000, F.HaltFlag, F.PastHalt, F.ApResetVector,
    ];

    [Fact]
    public void HardwareOrder_IsAsMeasured()
    {
        string[] expected = [.. Measured(HardwareOrder).Select((row, i) => s_restarts.GetValueOrDefault(s_orders[i].Step, row))];
        Assert.Equal(s_restarts.Count, expected.Zip(Measured(HardwareOrder)).Count(pair => !string.Equals(pair.First, pair.Second, StringComparison.Ordinal)));
        Replay(EventOrder.Hardware, expected);
    }

    [Fact]
    public void QemuTcgOrder_IsAsMeasured() => Replay(EventOrder.QemuTcg, Measured(Stock));

    [Fact]
    public void TheTwoMeasuredOrders_Differ() =>
        Assert.True(Measured(Stock).Zip(Measured(HardwareOrder)).Count(pair => !string.Equals(pair.First, pair.Second, StringComparison.Ordinal)) > 8);

    private static void Replay(EventOrder order, string[] expected)
    {
        CpuBench bench = F.NewBench(order);
        uint[] before = Values(bench);
        for (int i = 0; i < expected.Length; i++)
        {
            (string step, string orders) = s_orders[i];
            foreach (string request in orders.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                Perform(bench, request);
            }

            bench.Run(2000);
            uint[] now = Values(bench);
            string actual = Row(before, now);
            Assert.True(string.Equals(expected[i], actual, StringComparison.Ordinal), $"{order}, row '{step}': {actual} instead of {expected[i]}");
            before = now;
        }
    }

    // Rows of one table: the step's name fills 44 columns, then come the counters. The first row is the state before any event.
    private static string[] Measured(string table)
    {
        string[] rows = [.. File.ReadLines(RecordedFiles.PathOf("event-latching.txt"))
            .SkipWhile(line => !line.StartsWith(table, StringComparison.Ordinal)).Skip(3)
            .TakeWhile(line => !line.StartsWith("##", StringComparison.Ordinal))];
        Assert.Equal(s_orders.Select(order => order.Step), rows.Select(row => row[..44].TrimEnd()), StringComparer.Ordinal);
        return [.. rows.Select(row => string.Join(' ', row[44..].Split(' ', StringSplitOptions.RemoveEmptyEntries)))];
    }

    private static void Perform(CpuBench bench, string order)
    {
        bench.Run(80); // time passes before the next event, as it did in the experiment
        switch (order)
        {
            case "SMI":
                bench.Send(DeliveryMode.Smi);
                break;
            case "NMI":
                bench.Send(DeliveryMode.Nmi);
                break;
            case "INIT":
                bench.Send(DeliveryMode.Init);
                break;
            case "SIPI":
                bench.Send(DeliveryMode.StartUp, CpuBench.ApVector);
                break;
            default:
                string[] parts = order.Split('=');
                bench.Poke(parts[0] switch { "gate" => F.Gate, "reloc" => F.RelocateFlag, _ => F.HaltFlag }, uint.Parse(parts[1], CultureInfo.InvariantCulture));
                break;
        }
    }

    private static uint[] Values(CpuBench bench) => [.. s_columns.Select(bench.Peek)];

    private static string Row(uint[] before, uint[] now) => string.Join(' ', s_columns.Select((column, i) => column switch
    {
        F.Gate or F.RelocateFlag or F.HaltFlag => now[i].ToString(CultureInfo.InvariantCulture),
        _ when now[i] == before[i] => ".",
        F.SmmHeartbeat or F.RunHeartbeat => "moving",
        _ => string.Create(CultureInfo.InvariantCulture, $"+{now[i] - before[i]}"),
    }));
}
