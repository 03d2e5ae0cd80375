// What device_add is told about a device, as QEMU's option parser reads it.
using System.Globalization;
using System.Text.Json;

namespace SmmFirmwareKit.Conformance.Operator;

/// <summary>The arguments of one device_add. All values are text to QEMU, which is why "1" is as good as 1.</summary>
internal sealed class DeviceArguments(JsonElement arguments)
{
    private static readonly string[] s_signed = ["socket-id", "die-id", "core-id", "thread-id", "node-id"];

    /// <summary>The name asked for; null for none. A number is none either.</summary>
    public string? Id => arguments.TryGetProperty("id", out JsonElement id) && id.ValueKind == JsonValueKind.String ? id.GetString() : null;

    /// <summary>The device type; null if there is none.</summary>
    public string? Driver => Text("driver");

    /// <summary>A number that was given.</summary>
    public long? Number(string name) => Text(name) is { } text && TryParse(text, out long value) ? value : null;

    /// <summary>Whether the name may be one: a letter, then letters, digits, '-', '.' and '_'.</summary>
    public static bool IsIdentifier(string id) =>
        id.Length > 0 && char.IsAsciiLetter(id[0]) && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.' or '_');

    /// <summary>The first property that a CPU does not have, or that has a wrong value, in QEMU's words; null if all are sound.</summary>
    public string? Complaint() => arguments.EnumerateObject().Select(property => Complaint(property.Name)).FirstOrDefault(complaint => complaint is not null);

    private string? Complaint(string name)
    {
        if (name is "id" or "driver" || Text(name) is not { } text)
        {
            return null;
        }

        bool signed = s_signed.Contains(name, StringComparer.Ordinal);
        if (!signed && name is not "apic-id")
        {
            return $"Property '{Driver}.{name}' not found";
        }

        if (!TryParse(text, out long value))
        {
            return $"Parameter '{name}' expects integer";
        }

        bool fits = signed ? value is >= int.MinValue and <= int.MaxValue : value is >= 0 and <= uint.MaxValue;
        return fits ? null : $"Parameter '{name}' expects {(signed ? "int32_t" : "uint32_t")}";
    }

    private static bool TryParse(string text, out long value) => text.StartsWith("0x", StringComparison.OrdinalIgnoreCase)
        ? long.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value)
        : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

    private string? Text(string name) => !arguments.TryGetProperty(name, out JsonElement value) ? null : value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "on",
        JsonValueKind.False => "off",
        _ => null,
    };
}
