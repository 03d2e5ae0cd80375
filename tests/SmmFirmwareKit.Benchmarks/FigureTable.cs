// Prints the figures as a table: value, baseline, and how many times less the value is.
using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace SmmFirmwareKit.Benchmarks;

internal static class FigureTable
{
    internal static void Print(TextWriter output, IEnumerable<IFigure> figures)
    {
        output.WriteLine($"{Environment.ProcessorCount} cores, .NET {Environment.Version}; medians of {Median.Repetitions} repetitions.");
        if (IsUnoptimized)
        {
            output.WriteLine("This is a Debug build: the figures mean nothing. Run with -c Release.");
        }

        WriteLine(output, "figure", "value", "baseline", "x less", "baseline is");
        foreach (Measurement row in figures.SelectMany(figure => figure.Measure()))
        {
            WriteLine(output, row.What, Show(row.Value, row.Unit), Show(row.Baseline, row.Unit), Ratio(row), row.Against);
        }
    }

    private static bool IsUnoptimized =>
        typeof(FigureTable).Assembly.GetCustomAttribute<DebuggableAttribute>()?.IsJITOptimizerDisabled == true;

    private static void WriteLine(TextWriter output, string what, string value, string baseline, string ratio, string against) =>
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-44} {value,12} {baseline,14} {ratio,9}  {against}"));

    private static string Show(double value, string unit) => unit switch
    {
        _ when double.IsNaN(value) => "-",
        "ns" when value >= 1e6 => string.Create(CultureInfo.InvariantCulture, $"{value / 1e6:0.00} ms"),
        "ns" when value >= 1e4 => string.Create(CultureInfo.InvariantCulture, $"{value / 1e3:0.00} us"),
        "ns" => string.Create(CultureInfo.InvariantCulture, $"{value:0.0} ns"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{value:0.##} {unit}"),
    };

    // Above one: that many times less than the baseline.
    private static string Ratio(Measurement row) =>
        row.Value == 0 || double.IsNaN(row.Baseline) ? "-" : string.Create(CultureInfo.InvariantCulture, $"{row.Baseline / row.Value:0.00}x");
}
