// Measures the kit: "quick" prints every figure beside its baseline in under a minute, "bdn" runs BenchmarkDotNet.
using BenchmarkDotNet.Running;
using SmmFirmwareKit.Benchmarks;
using SmmFirmwareKit.Benchmarks.Careful;

switch (args)
{
    case ["quick", .. string[] names]:
        FigureTable.Print(Console.Out, AllFigures.InOrder.Where(figure => names.Length == 0 || names.Contains(figure.GetType().Name, StringComparer.OrdinalIgnoreCase)));
        return 0;
    case ["bdn", .. string[] rest]:
        BenchmarkSwitcher.FromAssembly(typeof(AccessBenchmarks).Assembly).Run(rest);
        return 0;
    default:
        await Console.Error.WriteLineAsync($"Expected 'quick [figures]' or 'bdn [BenchmarkDotNet options]', not '{string.Join(' ', args)}'.");
        return 2;
}
