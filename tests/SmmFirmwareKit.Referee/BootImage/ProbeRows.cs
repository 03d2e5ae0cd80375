// What the probe does, row by row; probe.asm has the same lists.
namespace SmmFirmwareKit.Referee.BootImage;

/// <summary>A row: its name and its orders. S SMI, N NMI, I INIT, P SIPI, G gate shut, g open, R relocate, H halt, h do not halt.</summary>
internal sealed record ProbeRow(string Name, string Orders)
{
    public static IReadOnlyList<ProbeRow> FromPowerOn { get; } =
    [
        new("SMI to CPU never started (gate shut)", "GS"),
        new("  +wait", ""),
        new("  SIPI then", "P"),
        new("  INIT then", "I"),
        new("  +wait", ""),
        new("  gate open", "g"),
        new("INIT-SIPI-SIPI", "IPP"),
        new("SMI while running (gate shut)", "GS"),
        new("  NMI in SMM", "N"),
        new("  2 more SMIs in SMM", "SS"),
        new("  SIPI in SMM", "P"),
        new("  gate open", "g"),
        new("  +wait", ""),
        new("plain SMI", "S"),
        new("SMI (gate shut) then INIT in SMM", "GSI"),
        new("  +wait", ""),
        new("  gate open", "g"),
        new("  SIPI alone", "P"),
        new("INIT-SIPI", "IP"),
        new("SMI, handler sets SMBASE=40000", "RS"),
        new("SMI", "S"),
        new("INIT-SIPI then SMI", "IPS"),
        new("AP does CLI;HLT", "H"),
        new("SMI while in HLT (gate shut)", "GS"),
        new("  gate open (RSM)", "g"),
        new("NMI", "N"),
        new("SMI (hlt flag off)", "hS"),
        new("INIT then SMI in wait-for-SIPI (gate shut)", "GIS"),
        new("  gate open", "g"),
        new("  SIPI", "P"),
        new("HLT, then INIT", "HI"),
        new("  SMI to wake it", "hS"),
        new("  SIPI", "P"),
        new("SMI after that", "S"),
        new("NMI, then SMI at once", "NS"),
    ];

    public static IReadOnlyList<ProbeRow> AfterReset { get; } =
    [
        new("after reset: nothing", ""),
        new("SIPI", "P"),
        new("SMI at the default SMBASE again", "S"),
    ];
}
