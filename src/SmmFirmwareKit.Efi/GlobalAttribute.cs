// A module's global variable in modelled memory.
namespace SmmFirmwareKit.Efi;

/// <summary>
/// Marks a partial property <c>partial Field&lt;T&gt; mName { get; }</c> (or <c>Ptr&lt;T&gt;</c> with <see cref="Length"/>) of an
/// <see cref="ImagePart"/>: the generator places the variable in the image's globals, in declaration order with C alignment.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class GlobalAttribute : Attribute
{
    /// <summary>Elements of an array; the property is then a <c>Ptr&lt;T&gt;</c> to the first.</summary>
    public int Length { get; init; } = 1;

    /// <summary>Initial value of an integer, enum or Boolean (every element of an array).</summary>
    public ulong Initial { get; init; }

    /// <summary>Alignment in bytes, if more than the type's own.</summary>
    public int Align { get; init; }
}
