// The measured table "hardware order" of the QEMU experiment, replayed row by row on the model.
using System.Globalization;
using SmmFirmwareKit.Execution;
using F = SmmFirmwareKit.Hardware.Tests.Processors.LatchingFirmware;

namespace SmmFirmwareKit.Hardware.Tests.Processors;

/// <summary>
/// Source: QEMU 7.2.22 whose TCG was given the order of SDM vol. 3 and KVM (the table of measured events, "hardware order"). Two rows differ
/// on purpose: TCG has no auto-HALT restart and resumes after the HLT; real processors set the flag and return to the HLT
/// (SDM vol. 3 §33.10), and so does the model.
/// </summary>
public sealed class EventTable_Replayed
{
    // Columns as measured: ent30000 gate smm_hb exits startups run_hb nmis relocflag ent40000 hltflag past_hlt ap_rstvec.
    // Flags are values, the rest are changes since the row before.
    private static readonly (string Step, string Do, string Expected)[] s_rows =
    [
        ("SMI to CPU never started (gate shut)", "gate=1 SMI", ". 1 . . . . . 0 . 0 . ."),
        ("  +wait", "", ". 1 . . . . . 0 . 0 . ."),
        ("  SIPI then", "SIPI", "+1 1 moving . . . . 0 . 0 . ."),
        ("  INIT then", "INIT", ". 1 moving . . . . 0 . 0 . ."),
        ("  +wait", "", ". 1 moving . . . . 0 . 0 . ."),
        ("  gate open", "gate=0", ". 0 moving +1 . . . 0 . 0 . ."),
        ("INIT-SIPI-SIPI", "INIT SIPI SIPI", ". 0 . . +1 moving . 0 . 0 . ."),
        ("SMI while running (gate shut)", "gate=1 SMI", "+1 1 moving . . moving . 0 . 0 . ."),
        ("  NMI in SMM", "NMI", ". 1 moving . . . . 0 . 0 . ."),
        ("  2 more SMIs in SMM", "SMI SMI", ". 1 moving . . . . 0 . 0 . ."),
        ("  SIPI in SMM", "SIPI", ". 1 moving . . . . 0 . 0 . ."),
        ("  gate open", "gate=0", "+1 0 moving +2 . moving +1 0 . 0 . ."),
        ("  +wait", "", ". 0 . . . moving . 0 . 0 . ."),
        ("plain SMI", "SMI", "+1 0 moving +1 . moving . 0 . 0 . ."),
        ("SMI (gate shut) then INIT in SMM", "gate=1 SMI INIT", "+1 1 moving . . moving . 0 . 0 . ."),
        ("  +wait", "", ". 1 moving . . . . 0 . 0 . ."),
        ("  gate open", "gate=0", ". 0 moving +1 . . . 0 . 0 . ."),
        ("  SIPI alone", "SIPI", ". 0 . . +1 moving . 0 . 0 . ."),
        ("INIT-SIPI", "INIT SIPI", ". 0 . . +1 moving . 0 . 0 . ."),
        ("SMI, handler sets SMBASE=40000", "reloc=1 SMI", "+1 0 moving +1 . moving . 0 . 0 . ."),
        ("SMI", "SMI", ". 0 moving +1 . moving . 0 +1 0 . ."),
        ("INIT-SIPI then SMI", "INIT SIPI SMI", ". 0 moving +1 +1 moving . 0 +1 0 . ."),
        ("AP does CLI;HLT", "hlt=1", ". 0 . . . moving . 0 . 1 . ."),
        ("SMI while in HLT (gate shut)", "gate=1 SMI", ". 1 moving . . . . 0 +1 1 . ."),
        ("  gate open (RSM); TCG: past_hlt +1", "gate=0", ". 0 moving +1 . . . 0 . 1 . ."),
        ("NMI", "NMI", ". 0 . . . . +1 0 . 1 +1 ."),
        ("SMI (hlt flag off); TCG: run_hb moving, past_hlt +1", "hlt=0 SMI", ". 0 moving +1 . . . 0 +1 0 . ."),
        ("INIT then SMI in wait-for-SIPI (gate shut)", "gate=1 INIT SMI", ". 1 . . . . . 0 . 0 . ."),
        ("  gate open", "gate=0", ". 0 . . . . . 0 . 0 . ."),
        ("  SIPI", "SIPI", ". 0 moving +1 +1 moving . 0 +1 0 . ."),
    ];

    private static readonly ulong[] s_columns =
    [
        F.Entries30000, F.Gate, F.SmmHeartbeat, F.Exits, F.Startups, F.RunHeartbeat, F.Nmis, F.RelocateFlag, F.Entries40000, F.HaltFlag, F.PastHalt, F.ApResetVector,
    ];

    [Fact]
    public void EveryRow_IsAsMeasured()
    {
        CpuBench bench = F.NewBench();
        uint[] before = Values(bench);
        foreach ((string step, string orders, string expected) in s_rows)
        {
            foreach (string order in orders.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                Perform(bench, order);
            }

            bench.Run(2000);
            uint[] now = Values(bench);
            string actual = Row(before, now);
            Assert.True(string.Equals(expected, actual, StringComparison.Ordinal), $"row '{step}': {actual} instead of {expected}");
            before = now;
        }
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
