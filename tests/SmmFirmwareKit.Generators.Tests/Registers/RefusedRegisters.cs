// Register blocks that contradict themselves, and the diagnostic that says so.
using SmmFirmwareKit.Generators.Tests.InProcess;

namespace SmmFirmwareKit.Generators.Tests.Registers;

public sealed class RefusedRegisters
{
    private const string Using = "using SmmFirmwareKit.Hardware;\nusing static SmmFirmwareKit.Hardware.AccessKind;\n";
    private const string Attribute = "[RegisterBlock(\"B\", RegisterSpace.Ports, Size = 4, Source = \"s\")] ";
    private const string Block = Attribute + "partial class B { ";
    private const string Msrs = "[RegisterBlock(\"B\", RegisterSpace.Msr, Source = \"s\")] partial struct B { ";

    [Theory]
    [InlineData("SFK7301 at B", Attribute + "class B { }")]
    [InlineData("SFK7301 at B", "class Outer { " + Attribute + "partial class B { } }")]
    [InlineData("SFK7302 at B", Attribute + "partial class B<T> { }")]
    [InlineData("SFK7302 at B", Attribute + "partial struct B { }")]
    [InlineData("SFK7302 at B", "[RegisterBlock(\"B\", RegisterSpace.Msr)] partial class B { }")]
    [InlineData("SFK7302 at B", "class Other { } " + Attribute + "partial class B : Other { }")]
    [InlineData("SFK7303 at R", Block + "[Register(\"R\", 0, \"\")] public partial int R { get; } public partial int R => 0; }")]
    [InlineData("SFK7303 at R", Block + "[Register(\"R\", 0, \"\")] public byte R => 0; }")]
    [InlineData("SFK7303 at R", Block + "[Register(\"R\", 0, \"\")] public static partial byte R { get; } public static partial byte R => 0; }")]
    [InlineData("SFK7303 at R", Block + "[Register(\"R{0}\", 0, \"\", Count = 2)] public partial byte R(long i); public partial byte R(long i) => 0; }")]
    [InlineData("SFK7304 at R", Msrs + "[Register(\"R\", 0, \"\")] public partial uint R { get; } }")]
    [InlineData("SFK7305 at R", Block + "[Register(\"R\", 3, \"\")] public partial ushort R { get; } }")]
    [InlineData("SFK7305 at R", Block + "[Register(\"R\", 0xFFFFFFFF, \"\")] public partial ushort R { get; } }")]
    [InlineData("SFK7306 at S", Block + "[Register(\"R\", 0, \"\")] public partial ushort R { get; } [Register(\"S\", 1, \"\")] public partial byte S { get; } }")]
    [InlineData("SFK7306 at S", Block + "[Register(\"R\", 0, \"\")] public partial uint R { get; } [Register(\"S\", 3, \"\")] public partial byte S { get; } }")]
    [InlineData("SFK7306 at S", Msrs + "[Register(\"R\", 1, \"\")] public partial ulong R { get; } [Register(\"S\", 1, \"\")] public partial ulong S { get; } }")]
    [InlineData("SFK7307 at Bits(\"F\", 8, ReadWrite, \"\")", Block + "[Register(\"R\", 0, \"\"), Bits(\"F\", 8, ReadWrite, \"\")] public partial byte R { get; } }")]
    [InlineData("SFK7307 at Bits(\"F\", 1, 4, ReadWrite, \"\")", Block + "[Register(\"R\", 0, \"\"), Bits(\"F\", 1, 4, ReadWrite, \"\")] public partial byte R { get; } }")]
    [InlineData("SFK7308 at Reserved(7, 4)", Block + "[Register(\"R\", 0, \"\"), Bits(\"F\", 4, 0, ReadWrite, \"\"), Reserved(7, 4)] public partial byte R { get; } }")]
    [InlineData("SFK7309 at R", Block + "[Register(\"R\", 0, \"\", Reset = 0x100)] public partial byte R { get; } }")]
    [InlineData("SFK7310 at R", Block + "[Register(\"R\", 0, \"\", Reset = 0x80), Bits(\"F\", 0, ReadWrite, \"\")] public partial byte R { get; } }")]
    [InlineData("SFK7311 at R", Block + "[Register(\"R\", 0, \"\"), Bits(\"F\", 0, ReadWrite, \"\", LockedBy = \"L\")] public partial byte R { get; } }")]
    [InlineData("SFK7311 at R", Msrs + "[Register(\"R\", 0, \"\", PresentIf = \"CAP.F\")] public partial ulong R { get; } }")]
    [InlineData("SFK7312 at R", Block + "[Register(\"R\", 0, \"\"), Bits(\"F\", 0, ReadWrite, \"\", LockedBy = \"L\"), Bits(\"L\", 2, 1, WriteOnce, \"\")] public partial byte R { get; } }")]
    [InlineData("SFK7313 at S", Block + "[Register(\"R\", 0, \"\")] public partial byte R { get; } [Register(\"R\", 1, \"\")] public partial byte S { get; } }")]
    [InlineData("SFK7313 at R", Block + "[Register(\"R\", 0, \"\"), Bits(\"F\", 0, ReadWrite, \"\"), Bits(\"F\", 1, ReadWrite, \"\")] public partial byte R { get; } }")]
    [InlineData("SFK7313 at R", Block + "[Register(\"R\", 0, \"\"), Bits(\"F_1\", 0, ReadWrite, \"\"), Bits(\"F1\", 1, ReadWrite, \"\")] public partial byte R { get; } }")]
    [InlineData("SFK7314 at R", "[RegisterBlock(\"B\", RegisterSpace.Ports, Size = 4)] partial class B { [Register(\"R\", 0, \"\")] public partial byte R { get; } }")]
    [InlineData("SFK7315 at R", "partial class B { [Register(\"R\", 0, \"\")] public byte R => 0; }")]
    [InlineData("SFK7316 at R", Msrs + "[Register(\"R\", 0, \"\"), Bits(\"F\", 0, WriteOneToClear, \"\")] public partial ulong R { get; } }")]
    [InlineData("SFK7316 at R", Msrs + "[Register(\"R\", 0, \"\", Whole = true)] public partial ulong R { get; } }")]
    [InlineData("SFK7316 at R", Msrs + "[Register(\"R\", 0, \"\"), Bits(\"F\", 0, WriteToClear, \"\")] public partial ulong R { get; } }")]
    [InlineData("SFK7316 at R", Block + "[Register(\"R\", 0, \"\", SmmOnly = SmmOnly.Write)] public partial byte R { get; } }")]
    [InlineData("SFK7317 at R", Block + "[Register(\"R\", 0, \"\", Count = 2)] public partial byte R { get; } }")]
    [InlineData("SFK7317 at R", Block + "[Register(\"R{A|B|C}\", 0, \"\", Count = 2)] public partial byte R(int i); }")]
    [InlineData("SFK7318 at ResetValue(\"R\", 1)", "[ResetValue(\"R\", 1)] " + Block + "[Register(\"R\", 0, \"\")] public partial byte R { get; } }")]
    [InlineData("SFK7319 at B", "[Scratch(2, 4, \"\")] " + Block + "}")]
    [InlineData("SFK7319 at B", "[RegisterBlock(\"B\", RegisterSpace.Ports, Source = \"s\")] partial class B { }")]
    [InlineData("SFK7319 at B", "[RegisterBlock(\"B\", RegisterSpace.Mmio, Size = 0x20, Slot = 0x10, Source = \"s\")] partial class B { [Register(\"R\", 4, \"\")] public partial uint R { get; } }")]
    public async Task Block_IsReportedAndGetsNoTables(string expected, string source)
    {
        Assert.Equal([expected], await Reported.For(Using + source));
        Assert.DoesNotContain(Generated.Files(Using + source), file => file.EndsWith("Registers.g.cs", StringComparison.Ordinal));
    }

    /// <summary>For each of the above, what comes nearest to it and is right.</summary>
    [Theory]
    [InlineData("partial class Outer { " + Attribute + "internal partial class B { } }")]
    [InlineData(Attribute + "partial class B : RegisterFile { }")]
    [InlineData(Block + "[Register(\"R\", 0, \"\")] public partial uint R { get; private set; } }")]
    [InlineData(Msrs + "[Register(\"R\", 0xFFFFFFFF, \"\")] public partial ulong R { get; } [Register(\"S\", 0xFFFFFFFE, \"\")] public partial ulong S { get; } }")]
    [InlineData(Block + "[Register(\"R\", 2, \"\")] public partial ushort R { get; } [Register(\"S\", 1, \"\")] public partial byte S { get; } }")]
    [InlineData(Block + "[Register(\"R\", 0, \"\", Reset = 0xFF), Bits(\"F\", 7, 4, ReadWrite, \"\"), Reserved(3, 0)] public partial byte R { get; } }")]
    [InlineData(Block + "[Register(\"R\", 0, \"\"), Bits(\"F\", 0, ReadWrite, \"\", LockedBy = \"S.L\"), Bits(\"L\", 1, ReadWrite, \"\")] public partial byte R { get; } [Register(\"S\", 1, \"\"), Bits(\"L\", 0, WriteOnce, \"\")] public partial byte S { get; } }")]
    [InlineData(Block + "[Register(\"R\", 0, \"\"), Bits(\"F\", 0, ReadWrite, \"\")] public partial byte R { get; } [Register(\"S\", 1, \"\"), Bits(\"F\", 0, ReadWrite, \"\")] public partial byte S { get; } }")]
    [InlineData("[RegisterBlock(\"B\", RegisterSpace.Ports, Size = 4)] partial class B { [Register(\"R\", 0, \"\", Source = \"s\")] public partial byte R { get; } }")]
    [InlineData(Block + "[Register(\"R{A|B|C}\", 0, \"\", Count = 3)] public partial byte R(int i); }")]
    [InlineData(Msrs + "[Register(\"R\", 0, \"\", PresentIf = \"C\"), Bits(\"F\", 0, WriteOnce, \"\")] public partial ulong R { get; } [Register(\"S\", 1, \"\"), Bits(\"C\", 0, ReadOnly, \"\")] public partial ulong S { get; } }")]
    [InlineData(Attribute + "abstract partial class A { [Register(\"R\", 0, \"\")] public partial byte R { get; } } [ResetValue(\"R\", 1), Scratch(2, 3, \"\")] " + Attribute + "partial class B : A { }")]
    [InlineData("[RegisterBlock(\"B\", RegisterSpace.Mmio, Size = 0x20, Slot = 0x10, Source = \"s\")] partial class B { [Register(\"R\", 0x10, \"\")] public partial uint R { get; } }")]
    public async Task SoundBlock_IsNotReportedAndCompiles(string source)
    {
        Assert.Empty(await Reported.For(Using + source));
        Assert.Contains("Declared { get; }", Generated.Text("B.Registers.g.cs", Using + source), StringComparison.Ordinal);
    }
}
