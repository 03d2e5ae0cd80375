// Size and alignment of a type as a C compiler for x64 lays it out.
namespace SmmFirmwareKit.Generators.Layout;

internal readonly record struct TypeLayout(int Size, int Alignment)
{
    /// <summary>Nothing in SMM firmware is larger than this: a length or offset beyond it is a slip.</summary>
    public const int Largest = 0x1000000;

    /// <summary>An array of this; null when it is larger than anything may be.</summary>
    public TypeLayout? Times(int length) => (long)Size * length <= Largest ? new(Size * length, Alignment) : null;

    public static int AlignUp(int value, int alignment) => (value + alignment - 1) / alignment * alignment;
}
