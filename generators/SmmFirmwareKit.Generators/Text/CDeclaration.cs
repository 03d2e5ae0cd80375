// A declaration as C would have it, in two parts so that a table can line them up.
namespace SmmFirmwareKit.Generators.Text;

/// <param name="Type"><c>UINT64</c>.</param>
/// <param name="Declarator"><c>*ApicId</c>, <c>Reserved[0x4]</c>.</param>
internal sealed record CDeclaration(string Type, string Declarator)
{
    public CDeclaration Times(int length) => this with { Declarator = Declarator + "[" + Hex.Of(length) + "]" };

    /// <summary>Shared by several processors: C declares it volatile.</summary>
    public CDeclaration Volatile(bool shared) => shared ? this with { Type = "volatile " + Type } : this;

    public string Padded(int width) => Type.PadRight(width) + "  " + Declarator;

    public override string ToString() => Join(Type, Declarator);

    /// <summary><c>UINT64 Name</c>, but <c>UINT64 *Name</c>: the star of a pointer type stands at the name.</summary>
    public static string Join(string type, string declarator) => type.EndsWith("*", StringComparison.Ordinal) ? type + declarator : type + " " + declarator;
}
