// --json: the document, its schema, and that it says the same as the tables.
using System.Text.Json;
using System.Text.Json.Nodes;
using SmmFirmwareKit.Platform.Hotplug;

namespace SmmFirmwareKit.Cli.Tests;

public sealed class JsonTests
{
    private static readonly JsonElement s_schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "hotplug.schema.json"))).RootElement;

    [Theory]
    [InlineData("hotplug --json")]
    [InlineData("hotplug --json --add 3 --when after-smi --seed 18446744073709551615")]
    [InlineData("hotplug --json --no-broadcast --cpus 1 --max 2")]
    public void Document_MeetsTheDocumentedSchema(string arguments)
    {
        CommandLine run = CommandLine.Run(arguments);

        Assert.Equal(0, run.ExitCode);
        Assert.Empty(new SchemaCheck(s_schema).Of(Parse(run)));
    }

    [Fact]
    public void FaultDocument_MeetsTheDocumentedSchema()
    {
        CommandLine run = CommandLine.Run(new HotplugOptions { Interference = Sabotage.EraseFirstHandler }, json: true);
        JsonElement document = Parse(run);

        Assert.Equal(1, run.ExitCode);
        Assert.Empty(run.Error);
        Assert.Empty(new SchemaCheck(s_schema).Of(document));
        Assert.Equal("SFK7201", document.GetProperty("fault").GetProperty("id").GetString());
    }

    [Theory]
    [InlineData("summary", "missing")]
    [InlineData("version", "wrong")]
    [InlineData("surprise", "added")]
    public void BrokenDocument_DoesNotMeetTheSchema(string member, string how)
    {
        JsonNode document = JsonNode.Parse(CommandLine.Run("hotplug --json").Output)!;
        if (string.Equals(how, "missing", StringComparison.Ordinal))
        {
            document.AsObject().Remove(member);
        }
        else
        {
            document[member] = 2;
        }

        Assert.NotEmpty(new SchemaCheck(s_schema).Of(JsonSerializer.SerializeToElement(document)));
    }

    [Fact]
    public void Document_HasTheStepsInOrderAndEverySlot()
    {
        JsonElement document = Parse(CommandLine.Run("hotplug --json --add 2"));

        Assert.Equal(
            ["01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12", "--", "13", "14", "15"],
            document.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("number").GetString()!),
            StringComparer.Ordinal);
        Assert.Equal(Enumerable.Range(0, 8), document.GetProperty("cpus").EnumerateArray().Select(cpu => cpu.GetProperty("index").GetInt32()));
        Assert.Equal(6, document.GetProperty("cpus").EnumerateArray().Count(cpu => cpu.GetProperty("after").GetProperty("present").GetBoolean()));
    }

    [Fact]
    public void Document_AgreesWithTheTables()
    {
        string text = CommandLine.Run("hotplug --add 2").Output;
        JsonElement document = Parse(CommandLine.Run("hotplug --add 2 --json"));
        JsonElement summary = document.GetProperty("summary");

        Assert.All(document.GetProperty("invariants").EnumerateArray(), check => Assert.Contains(check.GetProperty("id").GetString()!, text, StringComparison.Ordinal));
        Assert.Contains($"{summary.GetProperty("held").GetInt32()} held, 0 violated, {summary.GetProperty("notExercised").GetInt32()} not exercised", text, StringComparison.Ordinal);
    }

    private static JsonElement Parse(CommandLine run) => JsonDocument.Parse(run.Output).RootElement;
}
