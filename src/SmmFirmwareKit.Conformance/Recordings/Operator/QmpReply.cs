// Replies of QEMU's machine protocol, spelled as the recordings have them.
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SmmFirmwareKit.Conformance.Operator;

internal static class QmpReply
{
    public const string Done = """{"return":{}}""";

    private static readonly JsonSerializerOptions s_plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string List(IEnumerable<string> items) => $$"""{"return":[{{string.Join(',', items)}}]}""";

    /// <summary>A refusal, or the empty success if there is none.</summary>
    public static string DoneOr(string? refusal) => refusal is null ? Done : Error("GenericError", refusal);

    public static string Error(string kind, string description) => $$$"""{"error":{"class":"{{{kind}}}","desc":{{{Text(description)}}}}}""";

    /// <summary>A JSON string.</summary>
    public static string Text(string value) => JsonSerializer.Serialize(value, s_plain);
}
