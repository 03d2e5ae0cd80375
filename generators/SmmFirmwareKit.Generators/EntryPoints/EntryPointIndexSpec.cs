// All entry points of an assembly: what a reviewer compares, and what names a function from the bytes of its code cell.
using System.Collections.Immutable;

namespace SmmFirmwareKit.Generators.EntryPoints;

/// <param name="Rows">By class, then by ordinal.</param>
internal sealed record EntryPointIndexSpec(string Assembly, EquatableArray<EntryPointRow> Rows)
{
    public static EquatableArray<EntryPointRow> RowsOf(EntryPointsSpec spec) => new(
        [.. spec.Entries.Select(entry => new EntryPointRow(spec.Declaration.QualifiedName, entry.Ordinal, entry.Name, entry.Identity, EntryPointTable.CalledAs(entry), entry.Smi))]);

    public EntryPointIndexSpec With(ImmutableArray<EquatableArray<EntryPointRow>> classes) => this with
    {
        Rows = new([.. Rows.Concat(classes.SelectMany(rows => rows)).OrderBy(row => row.Class, StringComparer.Ordinal).ThenBy(row => row.Ordinal)]),
    };
}

/// <param name="Class">Qualified.</param>
internal sealed record EntryPointRow(string Class, int Ordinal, string Name, ulong Identity, string CalledAs, SmiSpec? Smi)
{
    /// <summary><c>MpService.SmiRendezvous</c>, as EntryName has it.</summary>
    public string Function => Class.Substring(Class.LastIndexOf('.') + 1) + "." + Name;
}
