// The C text of the lookup tables, with every OFFSET_OF resolved, against EDK2's tables row by row.
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using SmmFirmwareKit.Efi;

namespace SmmFirmwareKit.Generators.Tests.SaveStates;

public sealed partial class TableInC_AgainstEdk2
{
    private const string Register = "EFI_MM_SAVE_STATE_REGISTER_";

    /// <summary>The internal rows, of which the first is SMMREVID for both vendors.</summary>
    [Fact]
    public void InternalRows_AreThoseOfEdk2()
    {
        Row[] intel = Rows(SmramSaveStateMap.InC);
        Assert.Equal(new Row("Reserved", 0, 0, 0, 0, 0, 0, Writeable: false), intel[0]);
        Assert.Equal(new Row("INTEL_MM_SAVE_STATE_REGISTER_SMMREVID_INDEX", 1, 4, 4, 0x2FC, 0x2FC, 0, Writeable: false), intel[1]);
        Assert.Equal(new Row("INTEL_MM_SAVE_STATE_REGISTER_IOMISC_INDEX", 2, 4, 4, 0x3A4, 0x3A4, 0, Writeable: false), intel[2]);
        Assert.Equal(new Row("INTEL_MM_SAVE_STATE_REGISTER_IOMEMADDR_INDEX", 3, 4, 8, 0x3A0, 0x39C, 0x3A0, Writeable: false), intel[3]);
        Assert.Equal(new Row("AMD_MM_SAVE_STATE_REGISTER_SMMREVID_INDEX", 1, 0, 4, 0, 0x2FC, 0, Writeable: false), Rows(AmdSmramSaveStateMap.InC)[1]);
    }

    [Fact]
    public void IntelRows_AreThoseOfEdk2InItsOrder() => Assert.Equal(
        Edk2Rows.All.Select(row => new Row(Register + row.Name, row.Value, row.Width32, row.Width64, row.Offset32, row.Lo, row.Hi, row.Writable)),
        Rows(SmramSaveStateMap.InC).Skip(4));

    [Fact]
    public void AmdRows_AreThoseOfEdk2InItsOrder() => Assert.Equal(
        Edk2Rows.All.Select(row => new Row(Register + row.Name, row.Value, 0, row.AmdWidth, 0, row.AmdLo, row.AmdHi, row.Writable)),
        Rows(AmdSmramSaveStateMap.InC).Skip(2));

    /// <summary>Uncrustify's rules that text can break: no tabs, no trailing blanks, ASCII, a space before each parenthesis of a call.</summary>
    [Fact]
    public void Text_KeepsEdk2sRules()
    {
        foreach (string line in (SmramSaveStateMap.InC + "\n" + AmdSmramSaveStateMap.InC).Split('\n'))
        {
            Assert.True(line.All(letter => letter is >= ' ' and < '\x7F') && !line.EndsWith(' '), line);
            Assert.True(line.StartsWith("#define", StringComparison.Ordinal) || !CallWithoutSpace().IsMatch(line), line);
        }
    }

    private static Row[] Rows(string text) => [.. Entry().Matches(text).Select(match => new Row(
        match.Groups["name"].Value,
        Number(match.Groups["value"].Value),
        Number(match.Groups["w32"].Value),
        Number(match.Groups["w64"].Value),
        Offset(match.Groups["o32"].Value, text),
        Offset(match.Groups["lo"].Value, text),
        Offset(match.Groups["hi"].Value, text),
        match.Groups["writeable"].Value is "TRUE"))];

    // "0", or "MM_CPU_OFFSET (x64._RAX) + 4".
    private static int Offset(string expression, string text)
    {
        Match match = OffsetOf().Match(expression);
        if (!match.Success)
        {
            return Number(expression);
        }

        bool amd = text.Contains("AMD_SMRAM", StringComparison.Ordinal);
        Type map = match.Groups["member"].Value is "x86" ? typeof(SmramSaveStateMap32) : amd ? typeof(AmdSmramSaveStateMap64) : typeof(SmramSaveStateMap64);
        FieldInfo field = map.GetNestedType("OffsetOf")!.GetField(match.Groups["field"].Value)!;
        return (int)(ulong)field.GetRawConstantValue()! + (expression.EndsWith("+ 4", StringComparison.Ordinal) ? 4 : 0);
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private sealed record Row(string Name, int Value, int Width32, int Width64, int Offset32, int Offset64Lo, int Offset64Hi, bool Writeable);

    [GeneratedRegex(@"^  \{ (?<w32>\d), (?<w64>\d), (?<o32>[^,]+), +(?<lo>[^,]+), +(?<hi>[^,]+), +(?<writeable>TRUE|FALSE) +\}, // (?<name>\w+) += (?<value>\d+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Entry();

    [GeneratedRegex(@"^MM_CPU_OFFSET \((?<member>x86|x64)\.(?<field>\w+)\)( \+ 4)?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OffsetOf();

    [GeneratedRegex(@"\w\(", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CallWithoutSpace();
}
