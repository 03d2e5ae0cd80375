// SFK1002, SFK2001, SFK2102, SFK7301: the type, and every type around it, becomes partial.
using SmmFirmwareKit.CodeFixes.Declarations;

namespace SmmFirmwareKit.Generators.Tests.CodeFixes;

public sealed class DeclarePartial
{
    [Theory]
    [InlineData(
        "SFK1002",
        "class C : ImagePart { [EntryPoint] public FirmwareTask E() => default; }",
        "partial class C : ImagePart { [EntryPoint] public FirmwareTask E() => default; }")]
    [InlineData(
        "SFK2001",
        "/// <summary>S.</summary>\n[FirmwareStructure(\"S\")]\npublic struct Structure { public int Member; }",
        "/// <summary>S.</summary>\n[FirmwareStructure(\"S\")]\npublic partial struct Structure { public int Member; }")]
    [InlineData(
        "SFK2102",
        "public class C : ImagePart { [Global] internal partial Field<int> mWord { get; } }",
        "public partial class C : ImagePart { [Global] internal partial Field<int> mWord { get; } }")]
    [InlineData(
        "SFK7301",
        "[SmmFirmwareKit.Hardware.RegisterBlock(\"B\", SmmFirmwareKit.Hardware.RegisterSpace.Ports, Size = 1)] class B { }",
        "[SmmFirmwareKit.Hardware.RegisterBlock(\"B\", SmmFirmwareKit.Hardware.RegisterSpace.Ports, Size = 1)] partial class B { }")]
    public async Task Type_BecomesPartial(string id, string source, string expected) =>
        await FixVerifier.Fixes(new DeclarePartialFix(), id, source, expected);

    [Fact]
    public async Task TypesAround_BecomePartialToo() => await FixVerifier.Fixes(
        new DeclarePartialFix(),
        "SFK1002",
        """
        class Outer
        {
            class First : ImagePart { [EntryPoint] public FirmwareTask E() => default; }
            sealed class Second : ImagePart { [EntryPoint] public FirmwareTask E() => default; }
        }
        """,
        """
        partial class Outer
        {
            partial class First : ImagePart { [EntryPoint] public FirmwareTask E() => default; }
            sealed partial class Second : ImagePart { [EntryPoint] public FirmwareTask E() => default; }
        }
        """);
}
