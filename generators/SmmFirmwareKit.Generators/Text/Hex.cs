// Numbers as firmware people write them.
using System.Globalization;

namespace SmmFirmwareKit.Generators.Text;

internal static class Hex
{
    /// <summary><c>0x2C</c>, padded to <paramref name="digits"/>.</summary>
    public static string Of(int value, int digits = 1) => Of((ulong)value, digits);

    public static string Of(ulong value, int digits = 1) =>
        "0x" + value.ToString("X" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>Digits that show every offset up to <paramref name="largest"/> in one width, at least two.</summary>
    public static int Digits(int largest) => Math.Max(2, largest.ToString("X", CultureInfo.InvariantCulture).Length);
}
