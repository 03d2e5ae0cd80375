// SFK4001 and SFK4002: state outside modelled memory, and references that outlive an access.
using SmmFirmwareKit.Generators.Concurrency;
using SmmFirmwareKit.Generators.Tests.InProcess;

namespace SmmFirmwareKit.Generators.Tests.Concurrency;

public sealed class FirmwareState
{
    [Theory]
    [InlineData("count", "private int count;")]
    [InlineData("count", "private static int count;")]
    [InlineData("Count", "public int Count { get; set; }")]
    [InlineData("Count", "public int Count { get; private set; }")]
    [InlineData("Changed", "public event Action? Changed;")]
    [InlineData("table", "private readonly int[] table = new int[4];")]
    [InlineData("table", "private static readonly int[] table = [1, 2];")]
    [InlineData("Table", "public List<int> Table { get; } = [];")]
    [InlineData("callback", "private readonly Action callback = () => { };")]
    [InlineData("X", "private readonly Box box = new(); sealed class Box { public int X; }")]
    public async Task State_IsReported(string name, string member) =>
        Assert.Equal(["SFK4001 at " + name], await Reported.By(new StateAnalyzer(), "using System.Collections.Generic; class Part : ImagePart { " + member + " }"));

    [Theory]
    [InlineData("private const int Count = 1;")]
    [InlineData("private static readonly EfiGuid gGuid = EfiGuid.Parse(\"DEC9B486-1F16-47C7-8F68-DF1A41888BA5\");")]
    [InlineData("private readonly IBaseLib _baseLib = null!;")]
    [InlineData("public Part Other { get; init; } = null!;")]
    [InlineData("public string Name => \"Part\";")]
    [InlineData("private readonly Known known = new(); sealed class Known { public readonly int X = 1; }")]
    [InlineData("struct Pair { public int First; public int Second; }")]
    public async Task Constant_IsNotReported(string member) =>
        Assert.Empty(await Reported.By(new StateAnalyzer(), "class Part : ImagePart { " + member + " }"));

    [Fact]
    public async Task AssignedParameterOfThePrimaryConstructor_IsReported() => Assert.Equal(
        ["SFK4001 at count"],
        await Reported.By(new StateAnalyzer(), "class Part(int count) : ImagePart { int Next() => count++; }"));

    [Theory]
    [InlineData("int[] values = [1]; await lib.CpuPause(); return values[0];")]
    [InlineData("int[] values = [1]; for (int i = 0; i < 2; i++) { if (values[0] == i) { return 1; } await lib.CpuPause(); } return 0;")]
    [InlineData("object box = 1; await lib.CpuPause(); return (int)box;")]
    [InlineData("Func<int> later = () => 1; await lib.CpuPause(); return later();")]
    [InlineData("foreach (int value in new System.Collections.Generic.List<int> { 1 }) { await lib.CpuPause(); } return 0;")]
    public async Task ReferenceNeededAfterAnAwait_IsReported(string body) => Assert.Equal(
        ["SFK4002 at await lib.CpuPause()"],
        await Reported.By(new ReferenceAnalyzer(), "class Part(IBaseLib lib) : ImagePart { async FirmwareTask<int> F() { " + body + " } }"));

    [Fact]
    public async Task OperandThatWaitsForAnAwait_IsReported() => Assert.Equal(
        ["SFK4002 at await place"],
        await Reported.By(new ReferenceAnalyzer(), "class Part : ImagePart { static int G(int[] a, int b) => b; async FirmwareTask<int> F(Field<int> place) => G([1], await place); }"));

    [Theory]
    [InlineData("int[] values = [1]; int first = values[0]; await lib.CpuPause(); return first;")]
    [InlineData("string text = \"a\"; await lib.CpuPause(); return text.Length;")]
    [InlineData("Part other = this; await lib.CpuPause(); return other.GetHashCode();")]
    [InlineData("Ptr<int> p = new(0x1000); await lib.CpuPause(); return await p.Value;")]
    [InlineData("int[] values = [1]; if (values[0] == 0) { await lib.CpuPause(); return 0; } return values[0];")]
    [InlineData("await lib.CpuPause(); int[] values = [1]; return values[0];")]
    public async Task ValueOrSpentReference_IsNotReported(string body) => Assert.Empty(
        await Reported.By(new ReferenceAnalyzer(), "class Part(IBaseLib lib) : ImagePart { async FirmwareTask<int> F() { " + body + " } }"));

    [Fact]
    public async Task CounterPutIntoAModule_IsReported() => Assert.Equal(["SFK4001 at _calls"], await FirmwareModules.With(
        new StateAnalyzer(),
        "UefiCpuPkg/PiSmmCpuDxeSmm/SyncTimer.cs",
        ("PiSmmCpuPart(module)\n{", "PiSmmCpuPart(module)\n{\n    private ulong _calls;\n    private void Count() => _calls++;\n")));

    [Fact]
    public async Task ArrayHeldInAModule_IsReported() => Assert.Equal(["SFK4002 at await info.ProcessorId"], await FirmwareModules.With(
        new ReferenceAnalyzer(),
        "UefiCpuPkg/PiSmmCpuDxeSmm/CpuService.cs",
        ("        if (await info.ProcessorId == ApicId.InvalidApicId)\n        {\n            return EfiStatus.NotFound;", "        EfiStatus[] answers = [EfiStatus.NotFound];\n        if (await info.ProcessorId == ApicId.InvalidApicId)\n        {\n            return answers[0];")));
}
