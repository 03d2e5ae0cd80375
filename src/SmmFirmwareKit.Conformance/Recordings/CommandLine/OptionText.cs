// QEMU's notation of option values: key=value pairs between commas, switches, sizes.
using System.Globalization;

namespace SmmFirmwareKit.Conformance.CommandLine;

internal static class OptionText
{
    private const string Suffixes = "BKMGTPE";
    private const int BitsPerSuffix = 10;

    /// <summary>Pairs in their order. A first item without '=' belongs to <paramref name="implied"/>; a doubled comma is a comma.</summary>
    public static IEnumerable<(string Key, string Value)> Pairs(string text, string implied)
    {
        string[] items = text.Replace(",,", "\0", StringComparison.Ordinal).Split(',');
        for (int i = 0; i < items.Length; i++)
        {
            string item = items[i].Replace('\0', ',');
            int equals = item.IndexOf('=', StringComparison.Ordinal);
            yield return equals < 0 ? (i == 0 ? implied : item, i == 0 ? item : "") : (item[..equals], item[(equals + 1)..]);
        }
    }

    /// <summary>A switch; null if it is none.</summary>
    public static bool? Switch(string text) => text switch
    {
        "on" or "yes" or "true" or "y" => true,
        "off" or "no" or "false" or "n" => false,
        _ => null,
    };

    /// <summary>A whole number, decimal or with 0x; null if it is none.</summary>
    public static ulong? Number(string text)
    {
        ReadOnlySpan<char> digits = text.AsSpan().Trim(' ').TrimStart('+');
        bool hexadecimal = digits.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        bool sound = hexadecimal
            ? ulong.TryParse(digits[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong value)
            : ulong.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out value);
        return sound ? value : null;
    }

    /// <summary>Bytes: a number with an optional suffix, where decimals may have a fraction; null if it is no size.</summary>
    /// <param name="text">For example 512M or 1.5G.</param>
    /// <param name="bare">The suffix that a bare number stands for.</param>
    public static ulong? Size(string text, char bare)
    {
        int shift = text.Length == 0 || text.StartsWith("0x", StringComparison.OrdinalIgnoreCase) && char.ToUpperInvariant(text[^1]) is 'B' or 'E'
            ? -1
            : Suffixes.IndexOf(char.ToUpperInvariant(text[^1]), StringComparison.Ordinal);
        string digits = shift < 0 ? text : text[..^1];
        shift = BitsPerSuffix * (shift < 0 ? Suffixes.IndexOf(bare, StringComparison.Ordinal) : shift);
        if (Number(digits) is { } whole)
        {
            return whole > ulong.MaxValue >> shift ? null : whole << shift;
        }

        bool fraction = decimal.TryParse(digits.TrimStart('+'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal value);
        return fraction && value < ulong.MaxValue >> shift && shift > 0 ? (ulong)(value * (1UL << shift)) : null;
    }
}
