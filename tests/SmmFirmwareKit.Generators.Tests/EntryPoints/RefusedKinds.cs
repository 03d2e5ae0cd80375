// Ordinals, C types and SMI sources that contradict each other, and the diagnostic that says so.
using SmmFirmwareKit.Generators.Tests.InProcess;

namespace SmmFirmwareKit.Generators.Tests.EntryPoints;

public sealed class RefusedKinds
{
    private const string Handler = "public FirmwareTask<EfiStatus> H(ulong handle, ulong context, ulong buffer, Ptr<ulong> size) => default;";

    [Theory]
    [InlineData("SFK1008 at F", "[EntryPoint] public FirmwareTask E() => default; [EntryPoint] public FirmwareTask F() => default;")]
    [InlineData("SFK1008 at F", "[EntryPoint(Ordinal = 5)] public FirmwareTask E() => default; [EntryPoint(Ordinal = 5)] public FirmwareTask F() => default;")]
    [InlineData("SFK1009 at E", "[EntryPoint(Ordinal = -1)] public FirmwareTask E() => default;")]
    [InlineData("SFK1009 at E", "[EntryPoint(Ordinal = 256)] public FirmwareTask E() => default;")]
    [InlineData("SFK1010 at E", "[EntryPoint, MpProcedure] public FirmwareTask E(ulong buffer) => default;")]
    [InlineData("SFK1010 at E", "[EntryPoint<EfiApProcedure>, EventNotify] public FirmwareTask E(ulong buffer) => default;")]
    [InlineData("SFK1011 at E", "[MpProcedure] public FirmwareTask E() => default;")]
    [InlineData("SFK1011 at E", "[MpProcedure] public FirmwareTask<EfiStatus> E(ulong buffer) => default;")]
    [InlineData("SFK1011 at E", "[MmMpProcedure] public FirmwareTask E(ulong argument) => default;")]
    [InlineData("SFK1011 at E", "[MmMpProcedure] public FirmwareTask<ulong> E(ulong argument) => default;")]
    [InlineData("SFK1011 at E", "[EventNotify] public FirmwareTask E(ulong @event, uint context) => default;")]
    [InlineData("SFK1011 at E", "[SmmNotify] public FirmwareTask<EfiStatus> E(ulong protocol, ulong @interface, ulong handle) => default;")]
    [InlineData("SFK1011 at E", "[PeimNotify] public FirmwareTask<EfiStatus> E(ulong peiServices, ulong ppi) => default;")]
    [InlineData("SFK1011 at E", "[ImageEntryPoint] public FirmwareTask E(ulong imageHandle, ulong systemTable) => default;")]
    [InlineData("SFK1011 at E", "[PeimEntryPoint] public FirmwareTask<EfiStatus> E(ulong fileHandle) => default;")]
    [InlineData("SFK1011 at E", "[SmiHandler] public FirmwareTask<EfiStatus> E(ulong handle, ulong context, ulong buffer, ulong size) => default;")]
    [InlineData("SFK1011 at E", "[EntryPoint<EfiCpuInterruptHandler>] public FirmwareTask E(byte interruptType, ulong systemContext) => default;")]
    [InlineData("SFK1012 at H", "[SmiHandler(\"gNoSuchGuid\")] " + Handler)]
    [InlineData("SFK1012 at H", "static readonly int gNumber = 1; [SmiHandler(nameof(gNumber))] " + Handler)]
    [InlineData("SFK1012 at H", "[SmiHandler(\"{11111111-2222-3333-4444-555555555555}\")] " + Handler)]
    [InlineData("SFK1015 at EAddress", "[EntryPoint] public FirmwareTask E() => default; public ulong EAddress => 0;")]
    [InlineData("SFK1015 at EPointer", "[MpProcedure] public FirmwareTask E(ulong buffer) => default; public ulong EPointer => 0;")]
    [InlineData("SFK1015 at RegisterSmiHandlers", "[SmiHandler] " + Handler + " void RegisterSmiHandlers() { }")]
    [InlineData("SFK1015 at EntryName", "[EntryPoint] public FirmwareTask E() => default; public override string EntryName(int ordinal) => \"E\";")]
    public async Task EntryPoint_IsReported(string expected, string members) =>
        Assert.Equal([expected], await Reported.For("partial class C : ImagePart { " + members + " }"));

    [Fact]
    public async Task ClassWithTheNameOfAnAddress_IsReported() =>
        Assert.Equal(["SFK1015 at EAddress"], await Reported.For("partial class EAddress : ImagePart { [EntryPoint] public FirmwareTask E() => default; }"));

    [Fact]
    public async Task AccessorWithAnAddress_IsReported() =>
        Assert.Equal(["SFK1004 at get"], await Reported.For("partial class C : ImagePart { public FirmwareTask P { [EntryPoint] get => default; } }"));

    [Fact]
    public async Task EveryKindWithItsOwnSignature_IsAccepted() => Assert.Empty(await Reported.For("""
        partial class C : ImagePart
        {
            private static readonly EfiGuid gOwnGuid = EfiGuid.Parse("11111111-2222-3333-4444-555555555555");
            [EntryPoint(Ordinal = 0)] FirmwareTask A() => default;
            [EntryPoint<EfiSmmEntryPoint>(Ordinal = 1)] FirmwareTask B(Ptr<EfiSmmEntryContext> context) => default;
            [ImageEntryPoint(Ordinal = 2)] FirmwareTask<EfiStatus> D(ulong imageHandle, Ptr<byte> systemTable) => default;
            [PeimEntryPoint(Ordinal = 3)] FirmwareTask<EfiStatus> E(ulong fileHandle, ulong peiServices) => default;
            [MpProcedure(Ordinal = 4)] FirmwareTask F(Ptr<ulong> buffer) => default;
            [MmMpProcedure(Ordinal = 5)] FirmwareTask<EfiStatus> G(ulong argument) => default;
            [EventNotify(Ordinal = 6)] FirmwareTask H(ulong @event, ulong context) => default;
            [SmmNotify(Ordinal = 7)] FirmwareTask<EfiStatus> I(Ptr<EfiGuid> protocol, ulong @interface, ulong handle) => default;
            [PeimNotify(Ordinal = 8)] FirmwareTask<EfiStatus> J(ulong peiServices, ulong notifyDescriptor, Ptr<byte> ppi) => default;
            [SmiHandler(Ordinal = 9)] FirmwareTask<EfiStatus> K(ulong handle, ulong context, ulong buffer, Ptr<ulong> size) => default;
            [SmiHandler(nameof(gOwnGuid), Ordinal = 10)] FirmwareTask<EfiStatus> L(ulong handle, ulong context, ulong buffer, Ptr<ulong> size) => default;
            [SmiHandler(nameof(Guids.gEfiEventLegacyBootGuid), Ordinal = 255)] FirmwareTask<EfiStatus> M(ulong handle, ulong context, ulong buffer, Ptr<ulong> size) => default;
        }
        """));
}
