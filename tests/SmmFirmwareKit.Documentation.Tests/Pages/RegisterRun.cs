// Registers that a datasheet describes once: IOREDTBL[0] to IOREDTBL[23].
using System.Globalization;
using SmmFirmwareKit.Hardware;

namespace SmmFirmwareKit.Documentation.Tests.Pages;

/// <param name="Registers">Alike in everything but name and offset; in order of offsets.</param>
internal sealed record RegisterRun(DeclaredRegister[] Registers)
{
    public DeclaredRegister First => Registers[0];

    public string Name => Registers.Length == 1 ? First.Name : $"{First.Name}..{Registers[^1].Name}";

    /// <summary>A block's registers, those alike taken together.</summary>
    public static IEnumerable<RegisterRun> Of(DeclaredBlock block) => block.Registers
        .GroupBy(Description, StringComparer.Ordinal)
        .SelectMany(alike => Runs([.. alike]))
        .OrderBy(run => run.First.Offset);

    public string Offsets(RegisterSpace space)
    {
        string first = Hex(First.Offset, space);
        return Registers.Length == 1 ? $"`{first}`" : $"`{first}`..`{Hex(Registers[^1].Offset, space)}`{Step()}";
    }

    private string Step()
    {
        uint step = Registers[1].Offset - First.Offset;
        return step == First.Bytes ? "" : string.Create(CultureInfo.InvariantCulture, $" by 0x{step:X}");
    }

    // Neighbours by the smallest distance there is: the eight FIX4K registers, but not FIX64K with them.
    private static IEnumerable<RegisterRun> Runs(DeclaredRegister[] alike)
    {
        uint stride = alike.Skip(1).Zip(alike).Min(pair => (uint?)(pair.First.Offset - pair.Second.Offset)) ?? 0;
        for (int first = 0, end; first < alike.Length; first = end)
        {
            for (end = first + 1; end < alike.Length && alike[end].Offset - alike[end - 1].Offset == stride; end++)
            {
            }

            yield return new RegisterRun(alike[first..end]);
        }
    }

    private static string Hex(uint offset, RegisterSpace space) => space == RegisterSpace.Msr
        ? string.Create(CultureInfo.InvariantCulture, $"0x{offset:X}")
        : string.Create(CultureInfo.InvariantCulture, $"0x{offset:X2}");

    private static string Description(DeclaredRegister register) => string.Create(
        CultureInfo.InvariantCulture,
        $"{register.Bytes} {register.Reset:X} {register.Domain} {register.Widths} {register.PresentIf} {register.SmmOnly} {register.MsrView} {register.Summary} {register.Source} {string.Join(';', register.Fields.Select(field => string.Equals(field.Name, register.Name, StringComparison.Ordinal) ? field with { Name = "" } : field))}");
}
