// The C# name of a datasheet's name: D_LCK of SMRAM is SmramDLck, found by a search that ignores case and underscores.
using System.Text;

namespace SmmFirmwareKit.Generators.Registers;

internal static class MemberName
{
    /// <summary>A field's property: the register's, then the field's name. A field's name that begins with the register's says it once.</summary>
    public static string OfField(string register, string field)
    {
        string name = Pascal(field);
        return name.Length > register.Length && name.StartsWith(register, StringComparison.Ordinal) ? name : register + name;
    }

    // A range of bits keeps its ends apart: GPE0_STS_7_0 is Gpe0Sts7To0.
    private static string Pascal(string name)
    {
        StringBuilder text = new();
        string[] words = name.Split(['_', ' ', '-', '.'], StringSplitOptions.RemoveEmptyEntries);
        for (int i = 0; i < words.Length; i++)
        {
            text.Append(i > 0 && IsNumber(words[i]) && IsNumber(words[i - 1]) ? "To" : "");
            text.Append(char.ToUpperInvariant(words[i][0])).Append(words[i].Substring(1).ToLowerInvariant());
        }

        return new string([.. text.ToString().Where(char.IsLetterOrDigit)]);
    }

    private static bool IsNumber(string word) => word.All(char.IsDigit);
}
