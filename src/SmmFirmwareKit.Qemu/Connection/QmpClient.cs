// QEMU's machine protocol: one request at a time, events collected on the way.
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SmmFirmwareKit.Qemu.Connection;

/// <summary>Replies and events as compact JSON text in QEMU's order of members, without what differs from run to run.</summary>
internal sealed class QmpClient
{
    private const int MostRounds = 20;
    private const int MostEvents = 10_000;
    private const string Protocol = "QEMU's machine protocol";

    private static readonly JsonSerializerOptions s_compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly QemuProcess _process;
    private readonly List<string> _events = [];

    public QmpClient(QemuProcess process)
    {
        _process = process;
        Next();
        Execute("""{"execute":"qmp_capabilities"}""");
    }

    /// <summary>Sends a request and waits for its reply.</summary>
    public string Execute(string request)
    {
        _process.Qmp.Write(request);
        _process.Qmp.Flush();
        while (true)
        {
            JsonObject message = Next();
            if (message.ContainsKey("return") || message.ContainsKey("error"))
            {
                ForgetThreads(message);
                return Text(message);
            }

            Collect(message);
        }
    }

    /// <summary>What a request returns.</summary>
    public JsonElement Ask(string request)
    {
        string reply = Execute(request);
        using JsonDocument document = JsonDocument.Parse(reply);
        return document.RootElement.TryGetProperty("return", out JsonElement value) ? value.Clone() : throw QemuException.Nonsense(Protocol, reply);
    }

    /// <summary>Resets the machine and waits until that is done.</summary>
    public void SystemReset()
    {
        Execute("""{"execute":"system_reset"}""");
        WaitFor("RESET");
    }

    /// <summary>Reads until an event comes; it is collected like any other.</summary>
    public void WaitFor(string name)
    {
        while (Count(name) == 0)
        {
            Collect(Next());
        }

        _events.RemoveAll(IsReset);
    }

    /// <summary>Whether an event comes that an access over qtest caused: it is announced in the main loop's next rounds, or never.</summary>
    public bool Hears(string name)
    {
        int before = Count(name);
        for (int i = 0; i < MostRounds && Count(name) == before; i++)
        {
            Execute("""{"execute":"query-status"}""");
        }

        bool heard = Count(name) > before;
        _events.RemoveAll(IsReset);
        return heard;
    }

    /// <summary>Events since the last call, without their time stamps.</summary>
    public string[] TakeEvents()
    {
        string[] events = [.. _events];
        _events.Clear();
        return events;
    }

    private static bool IsReset(string text) => Is(text, "RESET");

    private static bool Is(string text, string name) => text.StartsWith($"{{\"event\":\"{name}\"", StringComparison.Ordinal);

    private int Count(string name) => _events.Count(text => Is(text, name));

    private static string Text(JsonObject message) => message.ToJsonString(s_compact);

    private static void ForgetThreads(JsonObject message)
    {
        if (message["return"] is JsonArray items)
        {
            foreach (JsonObject item in items.OfType<JsonObject>())
            {
                item.Remove("thread-id");
            }
        }
    }

    private void Collect(JsonObject message)
    {
        message.Remove("timestamp");
        JsonObject ordered = new() { ["event"] = message["event"] is { } name && _events.Count < MostEvents ? name.DeepClone() : throw QemuException.Nonsense(Protocol, Text(message)) };
        if (message["data"] is { } data)
        {
            ordered["data"] = data.DeepClone();
        }

        _events.Add(Text(ordered));
    }

    private JsonObject Next()
    {
        string line = _process.Qmp.Read() ?? throw new QemuEndedException($"QEMU ended: {_process.Complaint()}");
        try
        {
            return JsonNode.Parse(line) as JsonObject ?? throw QemuException.Nonsense(Protocol, line);
        }
        catch (JsonException)
        {
            throw QemuException.Nonsense(Protocol, line);
        }
    }
}
