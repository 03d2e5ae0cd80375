// The latching experiment: what was done to the AP before each measured row.
using System.Globalization;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Hardware;
using F = SmmFirmwareKit.Conformance.LatchingFirmware;

namespace SmmFirmwareKit.Conformance;

/// <summary>A row's name in the table, and the orders that lead to it.</summary>
internal sealed record EventScript(string Step, params string[] Orders)
{
    // Time passes before the next event, as it did in the experiment.
    private const ulong StepsBetween = 80;
    private const ulong StepsAfter = 2000;

    /// <summary>The rows in their order.</summary>
    public static IReadOnlyList<EventScript> Rows { get; } =
    [
        new("SMI to CPU never started (gate shut)", "gate=1", "SMI"),
        new("  +wait"),
        new("  SIPI then", "SIPI"),
        new("  INIT then", "INIT"),
        new("  +wait"),
        new("  gate open", "gate=0"),
        new("INIT-SIPI-SIPI", "INIT", "SIPI", "SIPI"),
        new("SMI while running (gate shut)", "gate=1", "SMI"),
        new("  NMI in SMM", "NMI"),
        new("  2 more SMIs in SMM", "SMI", "SMI"),
        new("  SIPI in SMM", "SIPI"),
        new("  gate open", "gate=0"),
        new("  +wait"),
        new("plain SMI", "SMI"),
        new("SMI (gate shut) then INIT in SMM", "gate=1", "SMI", "INIT"),
        new("  +wait"),
        new("  gate open", "gate=0"),
        new("  SIPI alone", "SIPI"),
        new("INIT-SIPI", "INIT", "SIPI"),
        new("SMI, handler sets SMBASE=40000", "reloc=1", "SMI"),
        new("SMI", "SMI"),
        new("INIT-SIPI then SMI", "INIT", "SIPI", "SMI"),
        new("AP does CLI;HLT", "hlt=1"),
        new("SMI while in HLT (gate shut)", "gate=1", "SMI"),
        new("  gate open (RSM)", "gate=0"),
        new("NMI", "NMI"),
        new("SMI (hlt flag off)", "hlt=0", "SMI"),
        new("INIT then SMI in wait-for-SIPI (gate shut)", "gate=1", "INIT", "SMI"),
        new("  gate open", "gate=0"),
        new("  SIPI", "SIPI"),
    ];

    /// <summary>Gives the orders and waits.</summary>
    public void Perform(CpuBench bench)
    {
        foreach (string order in Orders)
        {
            bench.Run(StepsBetween);
            Give(bench, order);
        }

        bench.Run(StepsAfter);
    }

    private static void Give(CpuBench bench, string order)
    {
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
}
