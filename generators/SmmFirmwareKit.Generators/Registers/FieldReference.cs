// Finds the field that a lock or a presence bit names.
namespace SmmFirmwareKit.Generators.Registers;

/// <param name="Register">Where it is, by itself.</param>
/// <param name="Field">The field.</param>
internal sealed record FieldReference(RegisterSpec Register, FieldSpec Field)
{
    /// <summary><c>SMRAM.D_LCK</c>; a register that is one field goes by its own name.</summary>
    public string QualifiedName => Field.Member.Length == 0 ? Register.Name : Register.Name + "." + Field.Name;

    /// <summary>
    /// The field <paramref name="name"/>: of the register itself before any other, then of the only register of the block that
    /// has one of that name; null if none or several have.
    /// </summary>
    public static FieldReference? Find(string name, RegisterSpec own, IEnumerable<RegisterSpec> block)
    {
        int dot = name.IndexOf('.');
        string field = name.Substring(dot + 1);
        FieldReference[] found = [.. In(dot < 0 ? [own] : block.Where(register => register.Name == name.Substring(0, dot)), field)];
        found = found.Length == 0 && dot < 0 ? [.. In(block, field)] : found;
        return found.Length == 1 ? found[0] : null;
    }

    private static IEnumerable<FieldReference> In(IEnumerable<RegisterSpec> registers, string name) => registers.SelectMany(register =>
        register.Fields.Where(field => !field.IsReserved && field.Name == name).Select(field => new FieldReference(register, field)));
}
