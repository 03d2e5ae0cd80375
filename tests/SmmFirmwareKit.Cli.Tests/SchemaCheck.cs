// As much of JSON Schema as docs/hotplug.schema.json uses. A keyword it does not know is a failure, not a pass.
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SmmFirmwareKit.Cli.Tests;

/// <summary>Validates a document; the result is the list of complaints, each with the path of the offender.</summary>
internal sealed class SchemaCheck(JsonElement schema)
{
    private readonly List<string> _complaints = [];

    public IReadOnlyList<string> Of(JsonElement document)
    {
        _complaints.Clear();
        Check(document, schema, "$");
        return [.. _complaints];
    }

    private void Check(JsonElement value, JsonElement rules, string path)
    {
        foreach (JsonProperty rule in rules.EnumerateObject())
        {
            if (!Holds(rule, value, rules, path))
            {
                _complaints.Add($"{path}: {rule.Name} {rule.Value.GetRawText().ReplaceLineEndings("")} is not met by {value.ValueKind}");
            }
        }
    }

    private bool Holds(JsonProperty rule, JsonElement value, JsonElement rules, string path) => rule.Name switch
    {
        "$schema" or "$defs" or "title" => true,
        "$ref" => Then(() => Check(value, Resolve(rule.Value.GetString()!), path)),
        "type" => Types(rule.Value).Any(type => Is(value, type)),
        "const" => JsonElement.DeepEquals(rule.Value, value),
        "enum" => rule.Value.EnumerateArray().Any(choice => JsonElement.DeepEquals(choice, value)),
        "pattern" => value.ValueKind != JsonValueKind.String || Regex.IsMatch(value.GetString()!, rule.Value.GetString()!, RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)),
        "minimum" => value.ValueKind != JsonValueKind.Number || value.GetDecimal() >= rule.Value.GetDecimal(),
        "required" => value.ValueKind != JsonValueKind.Object || rule.Value.EnumerateArray().All(name => value.TryGetProperty(name.GetString()!, out _)),
        "additionalProperties" => value.ValueKind != JsonValueKind.Object || value.EnumerateObject().All(member => rules.GetProperty("properties").TryGetProperty(member.Name, out _)),
        "properties" => value.ValueKind != JsonValueKind.Object || Then(() => CheckMembers(value, rule.Value, path)),
        "items" => value.ValueKind != JsonValueKind.Array || Then(() => CheckItems(value, rule.Value, path)),
        _ => throw new InvalidOperationException($"the checker does not know the keyword {rule.Name}"),
    };

    private void CheckMembers(JsonElement value, JsonElement properties, string path)
    {
        foreach (JsonProperty member in value.EnumerateObject())
        {
            if (properties.TryGetProperty(member.Name, out JsonElement rules))
            {
                Check(member.Value, rules, $"{path}.{member.Name}");
            }
        }
    }

    private void CheckItems(JsonElement value, JsonElement rules, string path)
    {
        foreach ((int index, JsonElement item) in value.EnumerateArray().Index())
        {
            Check(item, rules, $"{path}[{index}]");
        }
    }

    private JsonElement Resolve(string reference)
    {
        JsonElement place = schema;
        foreach (string name in reference.TrimStart('#', '/').Split('/'))
        {
            place = place.GetProperty(name);
        }

        return place;
    }

    private static bool Then(Action check)
    {
        check();
        return true;
    }

    private static IEnumerable<string?> Types(JsonElement type) =>
        type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(one => one.GetString()) : [type.GetString()];

    private static bool Is(JsonElement value, string? type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => value.ValueKind == JsonValueKind.Number && value.GetDecimal() == decimal.Truncate(value.GetDecimal()),
        "null" => value.ValueKind == JsonValueKind.Null,
        _ => throw new InvalidOperationException($"the checker does not know the type {type}"),
    };
}
