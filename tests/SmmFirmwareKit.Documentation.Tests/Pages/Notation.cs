// Words and abbreviations of the datasheets.
using System.Globalization;
using SmmFirmwareKit.Hardware;

namespace SmmFirmwareKit.Documentation.Tests.Pages;

internal static class Notation
{
    public static string Of(AccessKind access) => access switch
    {
        AccessKind.ReadOnly => "RO",
        AccessKind.ReadWrite => "R/W",
        AccessKind.WriteOneToClear => "R/WC",
        AccessKind.WriteOneToSet => "R/WS",
        AccessKind.WriteOnce => "R/WO",
        AccessKind.WriteToClear => "R/C",
        _ => "WO",
    };

    public static string Of(ResetDomain domain) => domain switch
    {
        ResetDomain.Init => "INIT",
        ResetDomain.System => "reset",
        ResetDomain.PowerOn => "power-on",
        _ => "never",
    };

    public static string Of(RegisterSpace space) => space switch
    {
        RegisterSpace.Ports => "I/O ports",
        RegisterSpace.Mmio => "Memory-mapped",
        RegisterSpace.PciConfig => "PCI configuration space",
        _ => "MSRs",
    };

    /// <summary>Widths of access in bits, empty if all are answered.</summary>
    public static string Of(AccessWidths widths) => string.Join(", ", new[] { 1, 2, 4, 8 }.Where(bytes => ((int)widths & bytes) != 0).Select(bytes => (bytes * 8).ToString(CultureInfo.InvariantCulture)));

    public static string Bits(DeclaredField field) => field.High == field.Low
        ? string.Create(CultureInfo.InvariantCulture, $"{field.High}")
        : string.Create(CultureInfo.InvariantCulture, $"{field.High}:{field.Low}");

    public static string Value(ulong value, int bytes) => bytes > 4
        ? string.Create(CultureInfo.InvariantCulture, $"0x{value:X}")
        : "0x" + value.ToString("X" + (bytes * 2).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>Numbers with a blank between thousands.</summary>
    public static string Count(int count) => count == 0 ? "" : count.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', ' ');

    /// <summary>A block's page.</summary>
    public static string FileOf(DeclaredBlock block) =>
        string.Concat(block.Name.ToLowerInvariant().Where(letter => letter is not '/').Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-')) + ".md";
}
