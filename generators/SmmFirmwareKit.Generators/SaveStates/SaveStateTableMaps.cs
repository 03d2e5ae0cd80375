// The two maps of a lookup table, and one row over both.
using Microsoft.CodeAnalysis;
using SmmFirmwareKit.Generators.Declarations;

namespace SmmFirmwareKit.Generators.SaveStates;

/// <param name="X86">The type stated for the 32-bit map, if any.</param>
/// <param name="Spec86">Its spec; null also if it is not a sound map.</param>
internal sealed record SaveStateTableMaps(INamedTypeSymbol? X86, INamedTypeSymbol? X64, SaveStateSpec? Spec86, SaveStateSpec? Spec64)
{
    private static readonly SaveStateRow s_none = new(0, "", "", 0, 0, 0, 0, Writable: false);

    public static SaveStateTableMaps Of(AttributeData attribute)
    {
        INamedTypeSymbol? x86 = attribute.Named<INamedTypeSymbol?>("X86", null);
        INamedTypeSymbol? x64 = attribute.Named<INamedTypeSymbol?>("X64", null);
        return new(x86, x64, SpecOf(x86), SpecOf(x64));
    }

    public bool AreSound(INamedTypeSymbol table, Action<Diagnostic> report) =>
        IsSound(table, "X64", X64, Spec64, report) & (X86 is null || IsSound(table, "X86", X86, Spec86, report));

    public IEnumerable<SaveStateRow> Rows => (Spec86 is null ? [] : Spec86.Rows).Concat(Spec64!.Rows);

    public SaveStateTableRow Row(string name, int value)
    {
        SaveStateRow row86 = Find(Spec86, value);
        SaveStateRow row64 = Find(Spec64, value);
        return new(
            name,
            value,
            row86.Width,
            row64.Width,
            Offset("x86", row86.Field),
            Offset("x64", row64.Field),
            row64.Width == SaveStateRegisters.WholeRegister ? HighOffset(row64.TableHi) : "0",
            row86.Writable || row64.Writable);
    }

    /// <summary>An internal row, or null if a map lacks the role.</summary>
    public SaveStateTableRow? RoleRow(SaveStateRole role, int number)
    {
        SaveStateRoleRow? place86 = Spec86?.Places.FirstOrDefault(place => place.Value == (int)role);
        if (Spec64!.Places.FirstOrDefault(place => place.Value == (int)role) is not { } place64 || (Spec86 is not null && place86 is null))
        {
            return null;
        }

        string high = place64.Width == SaveStateRegisters.WholeRegister ? Offset("x64", place64.Field) + " + 4" : "0";
        return new(NameInC(role), number, place86?.Width ?? 0, place64.Width, Offset("x86", place86?.Field ?? ""), Offset("x64", place64.Field), high, Writeable: false);
    }

    private static SaveStateRow Find(SaveStateSpec? spec, int value) => spec?.Rows.FirstOrDefault(row => row.Value == value) ?? s_none;

    private static SaveStateSpec? SpecOf(INamedTypeSymbol? map) => map is null ? null : SaveStateParser.Parse(map, static _ => { });

    private static bool IsSound(INamedTypeSymbol table, string member, INamedTypeSymbol? map, SaveStateSpec? spec, Action<Diagnostic> report)
    {
        if (spec is null)
        {
            report(Diagnostic.Create(SaveStateTableDiagnostics.Map, DeclarationParser.FirstLocation(table), table.Name, member, map?.Name ?? "nothing"));
        }

        return spec is not null;
    }

    private static string Offset(string member, string field) => field.Length == 0 ? "0" : "MM_CPU_OFFSET (" + member + "." + field + ")";

    private string HighOffset(int offset)
    {
        (string field, bool upper) = SaveStateRegisters.NameInC(X64!, offset)!.Value;
        return Offset("x64", field) + (upper ? " + 4" : "");
    }

    // As the names of the index macros have it.
    private static string NameInC(SaveStateRole role) => role switch
    {
        SaveStateRole.IoInformation => "IOMISC",
        SaveStateRole.IoMemoryAddress => "IOMEMADDR",
        _ => role.ToString().ToUpperInvariant(),
    };
}
