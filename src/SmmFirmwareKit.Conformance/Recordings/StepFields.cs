// The members of a recording's step, in the notation of the recordings: counts are integers, values hexadecimal strings.
using System.Globalization;
using System.Text.Json;

namespace SmmFirmwareKit.Conformance;

internal static class StepFields
{
    public static ulong Number(JsonElement step, string name) =>
        ulong.Parse(step.GetProperty(name).GetString()!.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    public static int Count(JsonElement step, string name) => step.GetProperty(name).GetInt32();

    public static int Width(JsonElement step) => Count(step, "w");

    public static byte[] Payload(JsonElement step) => Convert.FromHexString(step.GetProperty("v").GetString()!);
}
