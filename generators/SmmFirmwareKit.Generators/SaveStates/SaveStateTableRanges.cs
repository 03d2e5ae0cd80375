// The registers that have a row in a lookup table.
using Microsoft.CodeAnalysis;
using SmmFirmwareKit.Generators.Declarations;

namespace SmmFirmwareKit.Generators.SaveStates;

/// <param name="InC">After EFI_MM_SAVE_STATE_REGISTER_.</param>
internal readonly record struct NamedRegister(string Name, string InC, int Value);

internal readonly record struct RegisterRange(NamedRegister Start, NamedRegister End);

internal sealed record SaveStateTableRanges(RegisterRange[] Ranges, NamedRegister[] Registers)
{
    public static bool TryParse(INamedTypeSymbol table, Action<Diagnostic> report, out SaveStateTableRanges ranges)
    {
        AttributeData[] stated = [.. table.GetAttributes().Where(attribute => attribute.AttributeClass?.ToDisplayString() == KitNames.SaveStateRange)];
        NamedRegister[] known = [.. Known(stated)];
        RegisterRange[] parsed = [.. stated.Select(attribute => new RegisterRange(Find(known, attribute, 0), Find(known, attribute, 1)))];
        ranges = new(parsed, [.. known.Where(register => parsed.Any(range => range.Start.Value <= register.Value && register.Value <= range.End.Value))]);
        string? wrong = WhatIsWrong(parsed, ranges.Registers.Length);
        if (wrong is not null)
        {
            report(Diagnostic.Create(SaveStateTableDiagnostics.Ranges, DeclarationParser.FirstLocation(table), table.Name, wrong));
        }

        return wrong is null;
    }

    public bool Contains(int value) => Ranges.Any(range => range.Start.Value <= value && value <= range.End.Value);

    private static string? WhatIsWrong(RegisterRange[] ranges, int registers)
    {
        if (ranges.Length == 0)
        {
            return "it has none";
        }

        for (int i = 0; i < ranges.Length; i++)
        {
            if (ranges[i].End.Value < ranges[i].Start.Value || (i > 0 && ranges[i].Start.Value <= ranges[i - 1].End.Value))
            {
                return "they are not ascending and apart";
            }
        }

        return ranges.Sum(range => range.End.Value - range.Start.Value + 1) == registers ? null : "one of them contains a value that EFI_MM_SAVE_STATE_REGISTER does not have";
    }

    private static IEnumerable<NamedRegister> Known(AttributeData[] ranges) =>
        (ranges.FirstOrDefault()?.ConstructorArguments.FirstOrDefault().Type?.GetMembers().OfType<IFieldSymbol>() ?? [])
            .Where(member => member.ConstantValue is uint)
            .Select(member => new NamedRegister(member.Name, NameInC(member), (int)(uint)member.ConstantValue!));

    private static string NameInC(IFieldSymbol member) =>
        member.Find(KitNames.SaveStateRegisterName)?.Positional(0, member.Name) ?? member.Name.ToUpperInvariant();

    private static NamedRegister Find(NamedRegister[] known, AttributeData attribute, int index)
    {
        int value = (int)attribute.Positional(index, 0U);
        return known.FirstOrDefault(register => register.Value == value) is { Name: not null } found ? found : new("", "", value);
    }
}
