// Shapes of C that C# has no fields for: unions, bit-fields, flexible arrays, and pointers in a circle.
namespace SmmFirmwareKit.Efi;

/// <summary>
/// A C union in modelled memory. Its fields say <c>[FieldOffset(0)]</c>; the generator states the rest of the layout and hangs
/// awaitable members on <see cref="Ptr{T}"/>.
/// </summary>
/// <param name="cName">The union's name in EDK2, for example <c>EXTENDED_PROCESSOR_INFORMATION</c>.</param>
[AttributeUsage(AttributeTargets.Struct)]
public sealed class FirmwareUnionAttribute(string cName) : Attribute
{
    public string CName { get; } = cName;

    /// <summary>1 for <c>#pragma pack (1)</c>; 0 for natural alignment.</summary>
    public int Pack { get; init; }

    /// <summary>Where EDK2 (or the PI/UEFI specification) declares it.</summary>
    public string Source { get; init; } = "";
}

/// <summary>A field whose structure or union has no name in C: its members are members of the structure around it.</summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class AnonymousAttribute : Attribute;

/// <summary>The integer that the <see cref="BitsAttribute"/> properties declared below it share.</summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class BitUnitAttribute : Attribute;

/// <summary>A bit-field, <c>UINT32 Flag : 1</c>: the next bits of the <see cref="BitUnitAttribute"/> above it, from bit 0 up.</summary>
/// <param name="width">Bits.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class BitsAttribute(int width) : Attribute
{
    public int Width { get; } = width;
}

/// <summary>An array of unstated length behind the last field, <c>PROCESSOR_HAND_OFF Info[]</c>: it adds nothing to the size.</summary>
/// <param name="name">The array's name, as in EDK2.</param>
[AttributeUsage(AttributeTargets.Struct)]
public sealed class FlexibleArrayAttribute<T>(string name) : Attribute
    where T : unmanaged
{
    public string Name { get; } = name;
}

/// <summary>
/// Makes a <c>ulong</c> field the address of a <typeparamref name="T"/>: the member is a <c>Field&lt;Ptr&lt;T&gt;&gt;</c> all the
/// same. For pointers in a circle, where .NET does not load a struct with a field <see cref="Ptr{T}"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class PointerToAttribute<T> : Attribute
    where T : unmanaged;
