// Names generated files so that no two are alike: the compiler ignores case there, and refuses all of a generator's files for two alike.
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace SmmFirmwareKit.Generators;

/// <summary>
/// <c>Example.Part</c> and <c>Example.PART</c> are two classes in C# and one name of a generated file, and while somebody types,
/// a class may be there twice. Such files are numbered. All others depend on their own spec alone, so that an edit renews only its own.
/// </summary>
internal static class GeneratedFiles
{
    /// <param name="nameOf">The declared type, qualified.</param>
    /// <param name="emit">Adds the files of a spec; their names begin with the text it gets.</param>
    /// <param name="providers">One for each attribute that leads to such specs.</param>
    public static void RegisterFiles<T>(
        this IncrementalGeneratorInitializationContext context,
        Func<T, string> nameOf,
        Action<SourceProductionContext, string, T> emit,
        params IncrementalValuesProvider<T>[] providers)
        where T : class, IEquatable<T>
    {
        IncrementalValueProvider<EquatableArray<string>> twins = All(providers.Select(provider => provider.Select((spec, _) => StemOf(nameOf(spec)))))
            .Select(static (stems, _) => Twins(stems));
        IncrementalValuesProvider<(T Spec, bool IsTwin)>[] files = [.. providers.Select(provider =>
            provider.Combine(twins).Select((pair, _) => (pair.Left, pair.Right.Contains(StemOf(nameOf(pair.Left)), StringComparer.OrdinalIgnoreCase))))];
        foreach (IncrementalValuesProvider<(T Spec, bool IsTwin)> file in files)
        {
            context.RegisterSourceOutput(file.Where(static file => !file.IsTwin), (output, file) => emit(output, StemOf(nameOf(file.Spec)), file.Spec));
        }

        IncrementalValueProvider<ImmutableArray<T>> numbered = All(files.Select(file => file.Where(static file => file.IsTwin).Select(static (file, _) => file.Spec)));
        context.RegisterSourceOutput(numbered, (output, specs) => Numbered(specs, nameOf, (stem, spec) => emit(output, stem, spec)));
    }

    private static IncrementalValueProvider<ImmutableArray<T>> All<T>(IEnumerable<IncrementalValuesProvider<T>> providers) => providers
        .Select(static provider => provider.Collect())
        .Aggregate(static (all, more) => all.Combine(more).Select(static (pair, _) => pair.Left.AddRange(pair.Right)));

    private static EquatableArray<string> Twins(ImmutableArray<string> stems) => new(
        [.. stems.GroupBy(stem => stem, StringComparer.OrdinalIgnoreCase).Where(alike => alike.Skip(1).Any()).Select(alike => alike.First())]);

    private static void Numbered<T>(ImmutableArray<T> twins, Func<T, string> nameOf, Action<string, T> emit)
    {
        foreach (IGrouping<string, T> alike in twins.OrderBy(nameOf, StringComparer.Ordinal).GroupBy(spec => StemOf(nameOf(spec)), StringComparer.OrdinalIgnoreCase))
        {
            int number = 0;
            foreach (T spec in alike)
            {
                emit(StemOf(nameOf(spec)) + "(" + ++number + ")", spec);
            }
        }
    }

    // An identifier may hold what the name of a generated file cannot: @, and marks that combine with a letter.
    private static string StemOf(string name) => Regex.Replace(name, @"[^\p{L}\p{Nd}._]", "_", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
}
