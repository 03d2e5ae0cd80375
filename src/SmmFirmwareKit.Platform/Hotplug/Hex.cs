// How numbers are spelled in reports.
using System.Globalization;

namespace SmmFirmwareKit.Platform.Hotplug;

/// <summary>Hexadecimal with prefix, without leading zeros; runs of CPU numbers; microseconds.</summary>
public static class Hex
{
    /// <summary><c>0x1F001000</c>.</summary>
    public static string Of(ulong value) => string.Create(CultureInfo.InvariantCulture, $"0x{value:X}");

    /// <summary>The same, with the value that nothing answers with spelled out.</summary>
    public static string OnesOr(ulong value) => value == ulong.MaxValue ? "ones" : Of(value);

    /// <summary>CPU numbers in ascending order as ranges: <c>0-3,5</c>.</summary>
    public static string Ranges(IEnumerable<int> numbers)
    {
        List<string> ranges = [];
        int first = -1;
        int last = -2;
        foreach (int number in numbers.Order().Append(int.MaxValue))
        {
            if (number != last + 1)
            {
                if (first >= 0)
                {
                    ranges.Add(first == last ? Decimal(first) : $"{Decimal(first)}-{Decimal(last)}");
                }

                first = number;
            }

            last = number;
        }

        return string.Join(',', ranges);
    }

    /// <summary>Nanoseconds as microseconds with two decimals.</summary>
    public static string Microseconds(ulong nanoseconds) => (nanoseconds / 1000m).ToString("0.00", CultureInfo.InvariantCulture);

    private static string Decimal(int number) => number.ToString(CultureInfo.InvariantCulture);
}
