// Numbers the code cells of a class as its declarations say, so that adding a function moves no other.
using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using SmmFirmwareKit.Generators.Declarations;

namespace SmmFirmwareKit.Generators.EntryPoints;

internal static class EntryOrdinals
{
    /// <summary>Property of a diagnostic: the ordinal to write.</summary>
    public const string Free = "Free";

    // 0x1000 bytes of code cells: a class that needs more is not one C file.
    private const int Most = 0x100;

    /// <summary>
    /// Each method with its ordinal. One whose ordinal is taken or impossible is reported and, so that the rest can be compiled
    /// meanwhile, numbered behind all others. A stated ordinal has precedence over one that was left out.
    /// </summary>
    public static IEnumerable<(IMethodSymbol Method, int Ordinal)> Assign(IReadOnlyList<IMethodSymbol> methods, Action<Diagnostic> report)
    {
        Dictionary<int, IMethodSymbol> taken = [];
        List<(IMethodSymbol Method, int Stated)> refused = [];
        foreach ((IMethodSymbol method, int? stated) in methods.Select(method => (method, Stated(method))).OrderBy(pair => pair.Item2 is null))
        {
            int ordinal = stated ?? 0;
            if (ordinal is < 0 or >= Most || taken.ContainsKey(ordinal))
            {
                refused.Add((method, ordinal));
            }
            else
            {
                taken.Add(ordinal, method);
            }
        }

        foreach ((IMethodSymbol method, int stated) in refused)
        {
            int free = taken.Count == 0 ? 0 : taken.Keys.Max() + 1;
            report(Describe(method, stated, taken.TryGetValue(stated, out IMethodSymbol? other) ? other : null, free));
            taken.Add(free, method);
        }

        return taken.OrderBy(pair => pair.Key).Select(pair => (pair.Value, pair.Key));
    }

    private static int? Stated(IMethodSymbol method)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in EntryAttributes.Of(method).First().NamedArguments)
        {
            if (argument.Key == "Ordinal" && argument.Value.Value is int ordinal)
            {
                return ordinal;
            }
        }

        return null;
    }

    private static Diagnostic Describe(IMethodSymbol method, int stated, IMethodSymbol? other, int free) => Diagnostic.Create(
        other is null ? EntryPointDiagnostics.OrdinalRange : EntryPointDiagnostics.OrdinalTaken,
        DeclarationParser.FirstLocation(method),
        ImmutableDictionary<string, string?>.Empty.Add(Free, free.ToString(CultureInfo.InvariantCulture)),
        method.ContainingType.Name,
        method.Name,
        stated,
        other?.Name,
        free);
}
