// The kit's own account of a hot-add: the document of `sfk hotplug --json`.
using System.Globalization;
using System.Text.Json;
using SmmFirmwareKit.Cli;
using SmmFirmwareKit.Qemu.Connection;

namespace SmmFirmwareKit.Referee.Ovmf;

internal static class KitRun
{
    public static JsonElement Of(int cpus, int slots, int added, string profile)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        string[] arguments = ["hotplug", "--cpus", Text(cpus), "--max", Text(slots), "--add", Text(added), "--profile", profile, "--json"];
        SfkCommandLine.Run(arguments, output, error);
        if (output.GetStringBuilder().Length == 0)
        {
            throw new QemuException($"the kit's run failed: {error}");
        }

        using JsonDocument document = JsonDocument.Parse(output.ToString());
        return document.RootElement.Clone();
    }

    /// <summary>A hexadecimal member.</summary>
    public static ulong Hex(JsonElement element, string name) =>
        ulong.Parse(element.GetProperty(name).GetString()!.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
