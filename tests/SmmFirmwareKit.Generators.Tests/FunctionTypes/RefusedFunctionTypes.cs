// What is wrong with a function type is reported where it is, and nothing is generated for it.
using SmmFirmwareKit.Generators.Tests.InProcess;

namespace SmmFirmwareKit.Generators.Tests.FunctionTypes;

public sealed class RefusedFunctionTypes
{
    [Theory]
    [InlineData("SFK2010 at F", "[FunctionType(\"F\")] public delegate FirmwareTask F<T>();")]
    [InlineData("SFK2010 at F", "[FunctionType(\"F\")] file delegate FirmwareTask F();")]
    [InlineData("SFK2010 at F", "public class C { [FunctionType(\"F\")] private delegate FirmwareTask F(); }")]
    [InlineData("SFK2010 at F", "public class C<T> { [FunctionType(\"F\")] public delegate FirmwareTask F(); }")]
    [InlineData("SFK2011 at F", "[FunctionType(\"F\")] public delegate void F();")]
    [InlineData("SFK2011 at F", "[FunctionType(\"F\")] public delegate FirmwareTask F(ref ulong a);")]
    [InlineData("SFK2011 at F", "[FunctionType(\"F\")] public delegate FirmwareTask F(EfiGuid a);")]
    [InlineData("SFK2011 at F", "[FunctionType(\"F\")] public delegate FirmwareTask<EfiGuid> F();")]
    [InlineData("SFK2011 at F", "[FunctionType(\"F\")] public delegate FirmwareTask F(byte a, byte b, byte c, byte d, byte e, byte f, byte g, byte h, byte i);")]
    public async Task FunctionType_IsReportedAndNotGenerated(string expected, string source)
    {
        Assert.Equal([expected], await Reported.For(source));
        Assert.Empty(Generated.Files(source));
    }

    [Fact]
    public async Task PointerToAnUnmarkedDelegate_IsReportedWhereItIsUsed() => Assert.Equal(
        ["SFK2012 at FunctionPointer<Action>"],
        await Reported.For("public static class C { public static FunctionPointer<Action> P; public static FunctionPointer<EfiApProcedure> Q; }"));

    [Fact]
    public async Task PointerToATypeParameter_IsNotReported() =>
        Assert.Empty(await Reported.For("public static class C { public static FunctionPointer<T> P<T>() where T : Delegate => default; }"));
}
