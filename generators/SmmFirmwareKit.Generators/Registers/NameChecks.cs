// No name may stand for two things: neither a datasheet's nor a generated member's.
using Microsoft.CodeAnalysis;

namespace SmmFirmwareKit.Generators.Registers;

internal static class NameChecks
{
    public static void Check(RegisterBlockSpec block, Func<RegisterSpec, Location> placeOf, Findings findings)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        HashSet<string> members = new(StringComparer.Ordinal);
        foreach (RegisterSpec register in block.Registers)
        {
            if (register.Each().Select(one => one.Name).FirstOrDefault(name => !names.Add(name)) is { } twice)
            {
                findings.Add(RegisterDiagnostics.Twice, placeOf(register), block.Name, twice);
            }
            else if (TwiceAmongFields(register) is { } field)
            {
                findings.Add(RegisterDiagnostics.Twice, placeOf(register), register.Name, field);
            }
            else if (Members(register).FirstOrDefault(member => !members.Add(member)) is { } member)
            {
                findings.Add(RegisterDiagnostics.Twice, placeOf(register), "the generated part of " + block.Name, member);
            }
        }
    }

    private static string? TwiceAmongFields(RegisterSpec register) => register.Fields
        .Where(field => !field.IsReserved)
        .GroupBy(field => field.Name, StringComparer.Ordinal)
        .FirstOrDefault(group => group.Count() > 1)?.Key;

    private static IEnumerable<string> Members(RegisterSpec register) => register.Fields
        .Where(field => field.Member.Length > 0)
        .SelectMany(field => new[] { field.Member, field.Member + "Mask" })
        .Concat([register.Member, register.Member + "Offset", "Touches" + register.Member]);
}
