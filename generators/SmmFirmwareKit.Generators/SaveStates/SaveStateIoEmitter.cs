// Prints the decoding of a map's I/O information word.
using System.Globalization;
using SmmFirmwareKit.Generators.Text;

namespace SmmFirmwareKit.Generators.SaveStates;

internal static class SaveStateIoEmitter
{
    private static readonly Dictionary<string, string> s_results = new(StringComparer.Ordinal)
    {
        ["Byte"] = "1",
        ["Word"] = "2",
        ["Dword"] = "4",
        ["Input"] = "EfiMmSaveStateIoType.Input",
        ["Output"] = "EfiMmSaveStateIoType.Output",
    };

    public static void Emit(CodeWriter writer, SaveStateIoSpec io)
    {
        writer.Line();
        writer.Line("/// <summary>The I/O instruction that " + io.Field + " describes; false for none, and for kinds and widths that EDK2 does not describe.</summary>");
        writer.Open("public static bool TryDecodeIo(uint revision, uint information, out SaveStateIo io)");
        string undefined = io.MinimumRevision == 0 ? "" : "revision < " + Hex.Of(io.MinimumRevision, 8) + " || ";
        writer.Open("if (" + undefined + "(information & " + Hex.Of(1UL << io.ValidBit) + ") == 0)");
        writer.Line("io = default;");
        writer.Line("return false;");
        writer.Close();
        writer.Line();
        Choice(writer, "int bytes", io.Length, "0");
        Choice(writer, "EfiMmSaveStateIoType type", io.Type, "default");
        writer.Line("io = new SaveStateIo(type, bytes, (ushort)" + Part(io.Port) + ");");
        writer.Line("return bytes != 0 && type != default;");
        writer.Close();
    }

    private static void Choice(CodeWriter writer, string variable, IoBits bits, string none)
    {
        writer.Open(variable + " = " + Part(bits) + " switch");
        foreach (IoMeaning meaning in bits.Meanings)
        {
            writer.Line(string.Join(" or ", meaning.Values.Select(value => Hex.Of(value))) + " => " + s_results[meaning.Name] + ",");
        }

        writer.Line("_ => " + none + ",");
        writer.Close("};");
    }

    private static string Part(IoBits bits) =>
        "(information >> " + bits.Low.ToString(CultureInfo.InvariantCulture) + " & " + Hex.Of(bits.Mask) + ")";
}
