// Prints every site, and how many there are of each operator and in each block.
using System.Globalization;
using SmmFirmwareKit.Mutations.Sites;

namespace SmmFirmwareKit.Mutations.Report;

internal static class SiteList
{
    public static void Print(TextWriter output, IReadOnlyList<Site> sites)
    {
        foreach (Site site in sites)
        {
            output.WriteLine(site);
        }

        Count(output, "operator", sites.Select(site => site.Operator));
        Count(output, "block", sites.Select(site => site.Block));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{sites.Count} sites"));
    }

    private static void Count(TextWriter output, string what, IEnumerable<string> names)
    {
        output.WriteLine($"\nby {what}");
        foreach (var group in names.CountBy(name => name, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{group.Value,6}  {group.Key}"));
        }
    }
}
