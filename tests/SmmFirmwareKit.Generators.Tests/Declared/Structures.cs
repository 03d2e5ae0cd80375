// Structures that the build's own generator lays out, for tests at run time.
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SmmFirmwareKit.Efi;

namespace SmmFirmwareKit.Generators.Tests.Declared;

[FirmwareStructure("PACKED_EXAMPLE", Pack = 1)]
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public partial struct PackedExample
{
    public byte Kind;
    public ulong Address64;
    public ushort Tail;
}

public enum ExampleMode : ushort
{
    Off,
    On,
}

[InlineArray(3)]
public struct ThreeWords
{
    private ushort _first;
}

[FirmwareStructure("MIXED_EXAMPLE")]
internal partial struct MixedExample
{
    public bool Present;
    public ExampleMode Mode;
    public CpuHotPlugData Inner;
    public ThreeWords Words;
    private byte _pad;
    public PackedExample Packed;
    public Guid Name;
}
