// The one line that ends every comparison with QEMU, in one form.
using System.Globalization;

namespace SmmFirmwareKit.Conformance;

/// <summary>"live: seed 1, 100000 operations compared, 0 differences, 0 skipped".</summary>
/// <param name="Name">The comparison.</param>
/// <param name="Compared">Counts of what was compared, with their units.</param>
/// <param name="Differences">How many differ and should not.</param>
/// <param name="Skipped">How many comparisons were not made.</param>
public sealed record ComparisonSummary(string Name, string Compared, int Differences, int Skipped = 0)
{
    /// <summary>How many differ on purpose; null where nothing may.</summary>
    public int? Deliberate { get; init; }

    /// <summary>Why comparisons were not made, as a sentence without its full stop.</summary>
    public string Because { get; init; } = "";

    public override string ToString()
    {
        string deliberate = Deliberate is { } count ? string.Create(CultureInfo.InvariantCulture, $", {count} deliberate") : "";
        string because = Because.Length == 0 ? "" : $" ({Because})";
        return string.Create(CultureInfo.InvariantCulture, $"{Name}: {Compared} compared, {Differences} differences{deliberate}, {Skipped} skipped{because}");
    }
}
