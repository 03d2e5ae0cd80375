// Unions, bit-fields, flexible arrays and arrays of each, for tests at run time.
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SmmFirmwareKit.Efi;

namespace SmmFirmwareKit.Generators.Tests.Declared;

[FirmwareStructure("EXAMPLE_BITS")]
internal partial struct ExampleBits
{
    [BitUnit] private uint _bits;

    [Bits(1)] public partial uint Flag { get; set; }

    [Bits(3)] public partial uint Length { readonly get; set; }

    [Bits(12)] private partial uint Reserved { get; set; }

    [Bits(16)] public partial uint Port { get; set; }

    [BitUnit] private short _signed;

    [Bits(4)] public partial short Low { get; set; }

    [Bits(12)] public partial short High { get; set; }
}

[FirmwareUnion("EXAMPLE_REGISTER")]
internal partial struct ExampleRegister
{
    [FieldOffset(0)] public ulong Uint64;
    [FieldOffset(0), Anonymous] public ExampleBits Bits;
    [FieldOffset(0)] public PackedExample Packed;
}

[FirmwareUnion("PACKED_UNION", Pack = 1)]
internal partial struct PackedUnion
{
    [FieldOffset(0)] public ulong Uint64;
    [FieldOffset(0)] public PackedExample Packed;
}

[InlineArray(2)]
internal struct TwoUnions
{
    private PackedUnion _first;
}

[InlineArray(3)]
internal struct ThreeRegisters
{
    private ExampleRegister _first;
}

[InlineArray(2)]
internal struct TwoFunctions
{
    private FunctionPointer<SetWordFunction> _first;
}

[FirmwareStructure("MANY_SHAPES")]
[FlexibleArray<MixedExample>("Tail")]
internal partial struct ManyShapes
{
    public byte Kind;
    public TwoUnions Unions;
    public ThreeRegisters Registers;
    public TwoFunctions Functions;
    [Anonymous] public PackedUnion Nameless;
}

[FirmwareStructure("PACKED_SHAPES", Pack = 1)]
internal partial struct PackedShapes
{
    public byte Kind;
    public ExampleRegister Register;
    public ExampleBits Bits;
    public TwoFunctions Functions;
    public byte Last;
}

/// <summary>A circle of pointers that loads, because one side is a number to the runtime.</summary>
[FirmwareStructure("CIRCLE")]
internal partial struct Circle
{
    [PointerTo<CircleBack>] public ulong Back;
}

[FirmwareStructure("CIRCLE_BACK")]
internal partial struct CircleBack
{
    public Ptr<Circle> Circle;
    public uint Mark;
}
