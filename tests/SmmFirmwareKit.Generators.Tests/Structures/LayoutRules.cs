// Size and offsets of each kind of field, as a C compiler for x64 has them.
using SmmFirmwareKit.Generators.Tests.InProcess;

namespace SmmFirmwareKit.Generators.Tests.Structures;

public sealed class LayoutRules
{
    [Theory]
    [InlineData("bool", 1, 1)]
    [InlineData("byte", 1, 1)]
    [InlineData("sbyte", 1, 1)]
    [InlineData("char", 2, 2)]
    [InlineData("short", 2, 2)]
    [InlineData("ushort", 2, 2)]
    [InlineData("int", 4, 4)]
    [InlineData("uint", 4, 4)]
    [InlineData("long", 8, 8)]
    [InlineData("ulong", 8, 8)]
    [InlineData("nuint", 8, 8)]
    [InlineData("Ptr<byte>", 8, 8)]
    [InlineData("Guid", 16, 4)]
    [InlineData("ByteEnum", 1, 1)]
    [InlineData("WordEnum", 2, 2)]
    [InlineData("Wrapped", 4, 4)]
    [InlineData("CpuIndex", 8, 8)]
    [InlineData("EfiGuid", 16, 4)]
    [InlineData("ThreeWrapped", 12, 4)]
    [InlineData("Natural", 16, 8)]
    [InlineData("Packed", 9, 1)]
    [InlineData("MadeOfPacked", 10, 1)]
    public void FieldAfterAByte_LiesAtItsAlignment(string type, int size, int alignment)
    {
        string text = Generated.Text("Probe.Structure.g.cs", Types, $$"""
            [FirmwareStructure("PROBE")]
            public partial struct Probe { public byte Before; public {{type}} It; public byte After; }
            """);
        Assert.Contains(FormattableString.Invariant($"public const ulong It = 0x{alignment:X};"), text, StringComparison.Ordinal);
        Assert.Contains(FormattableString.Invariant($"public const ulong After = 0x{alignment + size:X};"), text, StringComparison.Ordinal);
        int end = (alignment + size + 1 + alignment - 1) / alignment * alignment;
        Assert.Contains(FormattableString.Invariant($"public const int SizeOf = 0x{end:X};"), text, StringComparison.Ordinal);
    }

    [Fact]
    public void StructureOfAnotherAssembly_IsLaidOutFromItsFields()
    {
        string text = Generated.Text("Structure.g.cs", """
            [FirmwareStructure("PROBE")]
            public partial struct Probe { public byte Before; public AmdSmramSaveStateMap64 It; public byte After; }
            """);
        Assert.Contains("public const ulong After = 0x401;", text, StringComparison.Ordinal);
    }

    private const string Types = """
        public enum ByteEnum : byte { None }
        public enum WordEnum : ushort { None }
        public readonly record struct Wrapped(uint Value);
        [InlineArray(3)] public struct ThreeWrapped { private Wrapped _first; }
        [FirmwareStructure("NATURAL")] public partial struct Natural { public byte A; public ulong B; }
        [FirmwareStructure("PACKED", Pack = 1)] public partial struct Packed { public byte A; public ulong B; }
        [FirmwareStructure("MADE_OF_PACKED", Pack = 1)] public partial struct MadeOfPacked { public Packed A; public byte B; }
        """;
}
