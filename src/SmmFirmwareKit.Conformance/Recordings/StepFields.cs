// The members of a recording's step, in the notation of the recordings: counts are integers, values hexadecimal strings.
using System.Globalization;
using System.Text.Json;

namespace SmmFirmwareKit.Conformance;

/// <summary>A member that is missing, of another type or out of bounds is a <see cref="FormatException"/> that names it.</summary>
internal static class StepFields
{
    /// <summary>The most bytes that one step moves, and the farthest it begins into a file.</summary>
    public const int MostBytes = 1 << 20;

    private const string Prefix = "0x";

    /// <summary>A value of so many bytes at most.</summary>
    public static ulong Number(JsonElement step, string name, int bytes = 8)
    {
        string text = Text(step, name);
        return text.StartsWith(Prefix, StringComparison.Ordinal)
            && ulong.TryParse(text.AsSpan(Prefix.Length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong number)
            && (bytes >= 8 || number >> (bytes * 8) == 0)
                ? number
                : throw Unsound(name, string.Create(CultureInfo.InvariantCulture, $"a hexadecimal number of at most {bytes} bytes"));
    }

    /// <summary>A count from 0 on.</summary>
    public static int Count(JsonElement step, string name, int most = MostBytes) =>
        Member(step, name) is { ValueKind: JsonValueKind.Number } member && member.TryGetInt32(out int count) && count >= 0 && count <= most
            ? count
            : throw Unsound(name, string.Create(CultureInfo.InvariantCulture, $"a whole number from 0 to {most}"));

    /// <summary>The width of an access; only memory has accesses of 8 bytes.</summary>
    public static int Width(JsonElement step) => Count(step, "w") switch
    {
        1 => 1,
        2 => 2,
        4 => 4,
        8 when Text(step, "op") is "rd" or "wr" => 8,
        _ => throw Unsound("w", "a width that such an access can have"),
    };

    /// <summary>What is written, no wider than the access.</summary>
    public static ulong Value(JsonElement step) => Number(step, "v", Width(step));

    /// <summary>Bytes to write.</summary>
    public static byte[] Payload(JsonElement step)
    {
        string text = Text(step, "v");
        try
        {
            return text.Length <= 2 * MostBytes ? Convert.FromHexString(text) : throw Unsound("v", string.Create(CultureInfo.InvariantCulture, $"of at most {MostBytes} bytes"));
        }
        catch (FormatException)
        {
            throw Unsound("v", "bytes in hexadecimal");
        }
    }

    /// <summary>Bus, device and function as in CONFIG_ADDRESS.</summary>
    public static uint Function(JsonElement step) =>
        (uint)((Count(step, "b", 255) << 16) | (Count(step, "d", 31) << 11) | (Count(step, "f", 7) << 8));

    /// <summary>A member that is text.</summary>
    public static string Text(JsonElement step, string name) =>
        Member(step, name) is { ValueKind: JsonValueKind.String } member ? member.GetString()! : throw Unsound(name, "text");

    /// <summary>A member of any kind.</summary>
    public static JsonElement Member(JsonElement step, string name) =>
        step.ValueKind != JsonValueKind.Object ? throw new FormatException("it is no JSON object")
        : step.TryGetProperty(name, out JsonElement member) ? member
        : throw new FormatException($"it has no \"{name}\"");

    private static FormatException Unsound(string name, string expected) => new($"\"{name}\" is not {expected}");
}
