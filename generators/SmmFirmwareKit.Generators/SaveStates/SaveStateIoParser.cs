// From the four I/O attributes on a field to the description of its bits.
using Microsoft.CodeAnalysis;
using SmmFirmwareKit.Generators.Declarations;
using SmmFirmwareKit.Generators.Layout;

namespace SmmFirmwareKit.Generators.SaveStates;

internal static class SaveStateIoParser
{
    private static readonly string[] s_parts = [KitNames.SaveStateIoValid, KitNames.SaveStateIoPort, KitNames.SaveStateIoLength, KitNames.SaveStateIoType];

    public static bool IsDescribed(IFieldSymbol field) => s_parts.Any(field.Has);

    /// <summary>Whether the map's I/O information is sound; <paramref name="io"/> is null for a map without.</summary>
    public static bool TryParse(SaveStateMapFields map, Action<Diagnostic> report, out SaveStateIoSpec? io)
    {
        io = null;
        IFieldSymbol[] fields = [.. map.Fields.Select(placed => placed.Field).Where(field => IsDescribed(field) || HasRole(field))];
        bool sound = true;
        foreach (IFieldSymbol field in fields)
        {
            io = IsComplete(map, field, report) ? Spec(field) : null;
            sound &= io is not null && AreBitsSound(map, field, io, report);
        }

        return sound;
    }

    private static bool HasRole(IFieldSymbol field) =>
        field.Find(KitNames.SaveStateRole)?.Positional(0, 0) == (int)SaveStateRole.IoInformation;

    private static bool IsComplete(SaveStateMapFields map, IFieldSymbol field, Action<Diagnostic> report)
    {
        List<string> missing = [.. s_parts.Where(part => !field.Has(part)).Select(ShortName)];
        if (!HasRole(field))
        {
            missing.Insert(0, "SaveStateRole(SaveStateRole.IoInformation)");
        }

        foreach (string part in missing)
        {
            report(Diagnostic.Create(SaveStateDiagnostics.IoIncomplete, DeclarationParser.FirstLocation(field), map.Type.Name, field.Name, part));
        }

        return missing.Count == 0;
    }

    private static string ShortName(string attribute) =>
        attribute.Substring(attribute.LastIndexOf('.') + 1).Replace("Attribute", "");

    private static SaveStateIoSpec Spec(IFieldSymbol field)
    {
        AttributeData valid = field.Find(KitNames.SaveStateIoValid)!;
        return new(
            field.Name,
            valid.Named("MinimumRevision", 0U),
            valid.Positional(0, 0),
            Bits(field, KitNames.SaveStateIoPort),
            Bits(field, KitNames.SaveStateIoLength, "Byte", "Word", "Dword"),
            Bits(field, KitNames.SaveStateIoType, "Input", "Output"));
    }

    private static IoBits Bits(IFieldSymbol field, string part, params string[] meanings)
    {
        AttributeData attribute = field.Find(part)!;
        IoMeaning[] stated = [.. meanings.Select(name => new IoMeaning(name, new(attribute.NamedArray<byte>(name)))).Where(meaning => meaning.Values.Count > 0)];
        return new(attribute.Positional(0, 0), attribute.Positional(1, 0), new(stated));
    }

    private static bool AreBitsSound(SaveStateMapFields map, IFieldSymbol field, SaveStateIoSpec io, Action<Diagnostic> report)
    {
        string? wrong = SaveStateIoBits.WhatIsWrong(io);
        if (wrong is not null)
        {
            report(Diagnostic.Create(SaveStateDiagnostics.IoBits, DeclarationParser.FirstLocation(field), map.Type.Name, field.Name, wrong));
        }

        return wrong is null;
    }
}
