// The members of EfiStatus, by value and by the name that EDK2 writes.
using Microsoft.CodeAnalysis;

namespace SmmFirmwareKit.Generators.Correspondence;

internal sealed class StatusNames
{
    private readonly Dictionary<ulong, string> _byValue = [];
    private readonly Dictionary<string, string> _byWord = new(StringComparer.Ordinal);

    public StatusNames(INamedTypeSymbol efiStatus)
    {
        foreach (IFieldSymbol member in efiStatus.GetMembers().OfType<IFieldSymbol>().Where(member => member.HasConstantValue))
        {
            _byValue[(ulong)member.ConstantValue!] = member.Name;
            _byWord[member.Name.ToUpperInvariant()] = member.Name;
        }
    }

    /// <summary>The member of a value, or null for a number that is no status.</summary>
    public string? OfValue(object? value) => value is ulong number && _byValue.TryGetValue(number, out string? member) ? member : null;

    /// <summary>The member that INVALID_PARAMETER names, or null for another word in capitals.</summary>
    public string? OfWord(string word) => _byWord.TryGetValue(word.Replace("_", ""), out string? member) ? member : null;

    /// <summary><c>InvalidParameter</c> is INVALID_PARAMETER, without EFI_.</summary>
    public static string InC(string member) =>
        string.Concat(member.Select((letter, index) => index > 0 && char.IsUpper(letter) ? "_" + letter : char.ToUpperInvariant(letter).ToString()));
}
