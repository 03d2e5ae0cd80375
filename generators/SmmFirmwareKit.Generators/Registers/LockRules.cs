// Which bits of a byte ignore writes, and while what is set.
using SmmFirmwareKit.Generators.Text;

namespace SmmFirmwareKit.Generators.Registers;

/// <param name="Byte">Position in the store.</param>
/// <param name="Frozen">Bits of that byte that are held.</param>
/// <param name="Condition">C# that is true while they are.</param>
/// <param name="Reason">The lock's name.</param>
internal sealed record LockRule(int Byte, byte Frozen, string Condition, string Reason)
{
    /// <summary>The rules of a block, by byte.</summary>
    public static IEnumerable<IGrouping<int, LockRule>> Of(RegisterBlockSpec block)
    {
        IReadOnlyList<RegisterSpec> registers = block.Each();
        return registers
            .SelectMany(register => register.Fields.SelectMany(field => OfField(block, registers, register, field)))
            .GroupBy(rule => (rule.Byte, rule.Condition))
            .Select(same => same.First() with { Frozen = same.Aggregate((byte)0, (bits, rule) => (byte)(bits | rule.Frozen)) })
            .GroupBy(rule => rule.Byte)
            .OrderBy(rules => rules.Key);
    }

    private static IEnumerable<LockRule> OfField(RegisterBlockSpec block, IReadOnlyList<RegisterSpec> registers, RegisterSpec register, FieldSpec field)
    {
        int store = block.StoreOf(register);
        if (field.LockedBy.Length > 0 && FieldReference.Find(field.LockedBy, register, registers) is { } by)
        {
            string condition = IsSet(block.StoreOf(by.Register), by.Field.Mask, by.Register.Bytes);
            return InBytes(store, field, register.Bytes, condition, by.QualifiedName);
        }

        // A single bit that is written once is set by a one and never cleared; a wider field holds itself.
        return field.Access == Access.WriteOnce && field.Width > 1
            ? InBytes(store, field, register.Bytes, IsSet(store, field.Mask, register.Bytes), "written once")
            : [];
    }

    private static IEnumerable<LockRule> InBytes(int store, FieldSpec field, int bytes, string condition, string reason) =>
        Split(field.Mask, bytes).Select(part => new LockRule(store + part.Index, part.Bits, condition, reason));

    private static string IsSet(int store, ulong mask, int bytes)
    {
        string[] terms = [.. Split(mask, bytes).Select(part => "(Store[" + Hex.Of(store + part.Index, 2) + "] & " + Hex.Of(part.Bits, 2) + ")")];
        return (terms.Length == 1 ? terms[0] : "(" + string.Join(" | ", terms) + ")") + " != 0";
    }

    private static IEnumerable<(int Index, byte Bits)> Split(ulong mask, int bytes) =>
        Enumerable.Range(0, bytes).Select(i => (i, (byte)(mask >> (i * 8)))).Where(part => part.Item2 != 0);
}
