// Handlers of values at port 0xB2: each value once, and each handler leaves the SMIs of others alone.
using System.Globalization;
using Microsoft.CodeAnalysis;
using SmmFirmwareKit.Generators.Tests.InProcess;

namespace SmmFirmwareKit.Generators.Tests.EntryPoints;

public sealed class SoftwareSmis
{
    [Theory]
    [InlineData("if (await Port() != 4) { return EfiStatus.WarnInterruptSourceQuiesced; } return EfiStatus.Success;")]
    [InlineData("return await Port() == Command ? EfiStatus.Success : EfiStatus.WarnInterruptSourceQuiesced;")]
    [InlineData("return await Port() switch { Command => EfiStatus.Success, _ => EfiStatus.WarnInterruptSourceQuiesced };")]
    [InlineData("if (await Port() is not 4) { return EfiStatus.WarnInterruptSourceQuiesced; } return EfiStatus.Success;")]
    [InlineData("switch (await Port()) { case 4: return EfiStatus.Success; default: return EfiStatus.WarnInterruptSourceQuiesced; }")]
    public async Task HandlerThatChecksItsValue_IsAccepted(string body) => Assert.Empty(await Reported.For(Handler(body)));

    [Theory]
    [InlineData("await Port(); return EfiStatus.Success;")]
    [InlineData("if (await Port() != 5) { return EfiStatus.WarnInterruptSourceQuiesced; } return EfiStatus.Success;")]
    [InlineData("if (await Port() != 4) { return EfiStatus.WarnInterruptSourcePending; } return EfiStatus.Success;")]
    [InlineData("await Port(); byte value = 4; return value > 3 ? EfiStatus.Success : EfiStatus.WarnInterruptSourceQuiesced;")]
    public async Task HandlerThatActsOnEverySmi_IsReported(string body) => Assert.Equal(["SFK1014 at OnCommand"], await Reported.For(Handler(body)));

    [Fact]
    public async Task ValueOfTwoHandlers_IsReportedAtTheLaterByName()
    {
        const string body = "return await Port() == 4 ? EfiStatus.Success : EfiStatus.WarnInterruptSourceQuiesced;";
        Diagnostic reported = Assert.Single(await Reported.Diagnostics(Handler(body, "Second") + Handler(body, "First")));
        Assert.Equal("SFK1013", reported.Id);
        Assert.Contains("Second.OnCommand answers the value 0x04 at port 0xB2, and First.OnCommand does too", reported.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DifferentValues_AreAccepted() => Assert.Empty(await Reported.For(
        Handler("return await Port() == 4 ? EfiStatus.Success : EfiStatus.WarnInterruptSourceQuiesced;")
        + Handler("return await Port() == 5 ? EfiStatus.Success : EfiStatus.WarnInterruptSourceQuiesced;", "Other", "5")));

    private static string Handler(string body, string name = "Part", string value = "Command") => $$"""
        partial class {{name}} : ImagePart
        {
            private const byte Command = 4;

            [SoftwareSmi({{value}})]
            public async FirmwareTask<EfiStatus> OnCommand(ulong handle, ulong context, ulong buffer, Ptr<ulong> size)
            {
                {{body}}
            }

            private FirmwareTask<byte> Port() => FirmwareTask<byte>.FromResult(4);
        }

        """;
}
