// What became of a mutant.
using SmmFirmwareKit.Mutations.Sites;

namespace SmmFirmwareKit.Mutations.Judging;

/// <param name="Site">The mutation.</param>
/// <param name="CaughtBy">The first comparison that failed; null if none did.</param>
/// <param name="Difference">Its first difference.</param>
internal sealed record Verdict(Site Site, string? CaughtBy, string Difference)
{
    public bool Survived => CaughtBy is null;
}
