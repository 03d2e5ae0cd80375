// Structures that cannot be laid out, and the diagnostic that says so.
using SmmFirmwareKit.Generators.Tests.InProcess;

namespace SmmFirmwareKit.Generators.Tests.Structures;

public sealed class RefusedStructures
{
    [Theory]
    [InlineData("SFK2001 at S", "[FirmwareStructure(\"S\")] public struct S { public uint A; }")]
    [InlineData("SFK2001 at S", "public class C { [FirmwareStructure(\"S\")] public partial struct S { public uint A; } }")]
    [InlineData("SFK2002 at S", "[FirmwareStructure(\"S\")] public partial struct S<T> { public uint A; }")]
    [InlineData("SFK2002 at S", "[FirmwareStructure(\"S\")] file partial struct S { public uint A; }")]
    [InlineData("SFK2002 at S", "public partial class C { [FirmwareStructure(\"S\")] private partial struct S { public uint A; } }")]
    [InlineData("SFK2008 at A", "[FirmwareStructure(\"S\")] public partial struct S { private E A; private enum E { None } }")]
    [InlineData("SFK2003 at A", "[FirmwareStructure(\"S\")] public partial struct S { public string A; }")]
    [InlineData("SFK2003 at A", "public struct P { public uint X; public uint Y; } [FirmwareStructure(\"S\")] public partial struct S { public P A; }")]
    [InlineData("SFK2003 at A", "[FirmwareStructure(\"S\")] public partial struct S { public DateTime A; }")]
    [InlineData("SFK2004 at Value", "[FirmwareStructure(\"S\")] public partial struct S { public uint Value; }")]
    [InlineData("SFK2005 at S", "[FirmwareStructure(\"S\", Pack = 4)] public partial struct S { public uint A; }")]
    [InlineData("SFK2006 at S", "[FirmwareStructure(\"S\"), StructLayout(LayoutKind.Sequential, Pack = 1)] public partial struct S { public uint A; }")]
    [InlineData("SFK2006 at S", "[FirmwareStructure(\"S\", Pack = 1), StructLayout(LayoutKind.Sequential)] public partial struct S { public uint A; }")]
    [InlineData("SFK2006 at S", "[FirmwareStructure(\"S\"), StructLayout(LayoutKind.Explicit)] public partial struct S { [FieldOffset(0)] public uint A; }")]
    [InlineData("SFK2003 at A", "[InlineArray(0x7FFFFFFF)] public struct Huge { private ulong _first; } [FirmwareStructure(\"S\")] public partial struct S { public Huge A; }")]
    [InlineData("SFK2007 at A", "[FirmwareStructure(\"S\")] public partial struct S { [Offset(-8)] public ulong A; }")]
    [InlineData("SFK2007 at A", "[FirmwareStructure(\"S\")] public partial struct S { [Offset(int.MaxValue)] public ulong A; }")]
    public async Task Declaration_IsReportedAndNotGenerated(string expected, string source)
    {
        Assert.Equal([expected], await Reported.For(source));
        Assert.Empty(Generated.Files(source));
    }

    [Fact]
    public async Task SoundStructure_IsNotReported() =>
        Assert.Empty(await Reported.For("[FirmwareStructure(\"S\", Pack = 1), StructLayout(LayoutKind.Sequential, Pack = 1)] public partial struct S { public uint A; }"));
}
