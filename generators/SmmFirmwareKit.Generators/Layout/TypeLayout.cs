// Size and alignment of a type as a C compiler for x64 lays it out.
namespace SmmFirmwareKit.Generators.Layout;

internal readonly record struct TypeLayout(int Size, int Alignment)
{
    public static int AlignUp(int value, int alignment) => (value + alignment - 1) / alignment * alignment;
}
