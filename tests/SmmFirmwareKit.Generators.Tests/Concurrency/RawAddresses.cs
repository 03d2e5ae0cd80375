// SFK4005 to SFK4007 and SFK4009: addresses and data reached past their names.
using SmmFirmwareKit.Generators.Concurrency;
using SmmFirmwareKit.Generators.Tests.InProcess;

namespace SmmFirmwareKit.Generators.Tests.Concurrency;

public sealed class RawAddresses
{
    private const string Structures = """
        [FirmwareStructure("INNER")] public partial struct Inner { public uint First; public uint Second; }
        [FirmwareStructure("S")] public partial struct S { public ulong Head; public Inner Inner; [Shared] public uint Busy; public uint Last; }
        [FirmwareStructure("PLAIN")] public partial struct Plain { public ulong Head; public uint Tail; }
        """;

    [Theory]
    [InlineData("p.Address + 0x10", "ulong F(Ptr<S> p) => p.Address + 0x10;")]
    [InlineData("0x14UL + p.Address", "ulong F(Ptr<S> p) => 0x14UL + p.Address;")]
    [InlineData("p.Address + Last", "const ulong Last = 0x14; ulong F(Ptr<S> p) => p.Address + Last;")]
    [InlineData("p.Address + S.OffsetOf.Busy", "ulong F(Ptr<S> p) => p.Address + S.OffsetOf.Busy;")]
    [InlineData("address + S.OffsetOf.Busy", "ulong F(ulong address) => address + S.OffsetOf.Busy;")]
    [InlineData("p.Inner.Address + 4", "ulong F(Ptr<S> p) => p.Inner.Address + 4;")]
    public async Task OffsetOfAMember_IsReported(string at, string member) =>
        Assert.Equal(["SFK4005 at " + at], await Reported.By(new OffsetAnalyzer(), Part(member)));

    [Theory]
    [InlineData("ulong F(Ptr<S> p) => p.Address + S.SizeOf;")]
    [InlineData("ulong F(Ptr<S> p) => p.Address + 0x11;")]
    [InlineData("ulong F(Ptr<S> p, ulong size) => p.Address + size;")]
    [InlineData("ulong F(ulong link) => link - S.OffsetOf.Busy;")]
    [InlineData("ulong F(Ptr<byte> p) => p.Address + 0x10;")]
    public async Task OtherArithmetic_IsNotReported(string member) =>
        Assert.Empty(await Reported.By(new OffsetAnalyzer(), Part(member)));

    [Theory]
    [InlineData("new ReadStep<uint>(0x10)", "async FirmwareTask<uint> F() => await new ReadStep<uint>(0x10);")]
    [InlineData("new(p.Address)", "ReadStep<uint> F(Ptr<uint> p) => new(p.Address);")]
    [InlineData("new WriteStep<uint>(0x10, 1)", "async FirmwareTask F() => await new WriteStep<uint>(0x10, 1);")]
    [InlineData("new LockedStep<uint>(LockedOperation.Add, 0x10, 1)", "async FirmwareTask F() => await new LockedStep<uint>(LockedOperation.Add, 0x10, 1);")]
    [InlineData("new WaitStep(StepKind.Halt)", "async FirmwareTask F() => await new WaitStep(StepKind.Halt);")]
    public async Task StepBuiltByHand_IsReported(string at, string member) =>
        Assert.Equal(["SFK4006 at " + at], await Reported.By(new StepAnalyzer(), Part(member)));

    [Theory]
    [InlineData("class Part : ImagePart { ReadStep<uint> F(Ptr<uint> p) => p.Value.GetAwaiter(); WriteStep<uint> G(Field<uint> f) => f.Set(1); }")]
    [InlineData("class Lib : ICpuLib { public WaitStep CpuSleep() => new(StepKind.Halt); public FirmwareTask CpuFlushTlb() => default; public FirmwareTask<bool> StandardSignatureIsAuthenticAmd() => default; }")]
    [InlineData("class Test { ReadStep<uint> F() => new(0x10); }")]
    public async Task StepOfAnAccessor_IsNotReported(string source) =>
        Assert.Empty(await Reported.By(new StepAnalyzer(), source));

    [Theory]
    [InlineData("0xFEE00020", "Ptr<uint> F() => new(0xFEE00020);")]
    [InlineData("0", "Ptr<uint> F() => new(0);")]
    [InlineData("0xFEE00000 + 0x20", "Field<uint> F() => new Field<uint>(0xFEE00000 + 0x20);")]
    [InlineData("0xB2", "Step<byte> F(IIoLib io) => io.IoRead8(0xB2);")]
    [InlineData("0xFEE00020", "ReadStep<uint> F(IIoLib io) => io.MmioRead32(0xFEE00020);")]
    [InlineData("0x1B", "Step<ulong> F(IBaseLib lib) => lib.AsmReadMsr64(0x1B);")]
    public async Task NumberAsAddress_IsReported(string at, string member) =>
        Assert.Equal(["SFK4007 at " + at], await Reported.By(new LiteralAnalyzer(), Part(member)));

    [Theory]
    [InlineData("const ulong LocalApic = 0xFEE00000; Ptr<uint> F() => new(LocalApic + 0x20);")]
    [InlineData("Ptr<uint> F(ulong address) => new(address + 0x20);")]
    [InlineData("Ptr<uint> F() => Ptr<uint>.Null;")]
    [InlineData("Step<byte> F(IIoLib io, ushort port) => io.IoRead8(port);")]
    [InlineData("Step<byte> F(IIoLib io, ushort port) => io.IoWrite8(port, 0xB2);")]
    public async Task NamedAddress_IsNotReported(string member) =>
        Assert.Empty(await Reported.By(new LiteralAnalyzer(), Part(member)));

    [Theory]
    [InlineData("await p.Value", "async FirmwareTask<S> F(Ptr<S> p) => await p.Value;")]
    [InlineData("p.Value.Set(default)", "async FirmwareTask F(Ptr<S> p) => await p.Value.Set(default);")]
    [InlineData("s.Busy", "uint F(S s) => s.Busy;")]
    [InlineData("p.Address", "FirmwareTask<ulong> F(IBaseMemoryLib lib, Ptr<S> p) => lib.CopyMem(p.Address, 0, S.SizeOf);")]
    [InlineData("p.Busy.Address", "FirmwareTask<ulong> F(IBaseMemoryLib lib, Ptr<S> p) => lib.CopyMem(0, p.Busy.Address, 4);")]
    public async Task SharedDataCopied_IsReported(string at, string member) =>
        Assert.Equal(["SFK4009 at " + at], await Reported.By(new SharedAnalyzer(), Part(member)));

    [Theory]
    [InlineData("async FirmwareTask<uint> F(Ptr<S> p) => await p.Busy;")]
    [InlineData("async FirmwareTask F(Ptr<S> p) => await p.Busy.Set(1);")]
    [InlineData("async FirmwareTask<Plain> F(Ptr<Plain> p) => await p.Value;")]
    [InlineData("async FirmwareTask<Inner> F(Ptr<S> p) => await p.Inner;")]
    [InlineData("FirmwareTask<ulong> F(IBaseMemoryLib lib, Ptr<S> p) => lib.CopyMem(p.Inner.Address, 0, 8);")]
    [InlineData("string F() => nameof(S.Busy);")]
    public async Task SharedMemberOrPlainStructure_IsNotReported(string member) =>
        Assert.Empty(await Reported.By(new SharedAnalyzer(), Part(member)));

    [Fact]
    public async Task OffsetPutIntoAModule_IsReported() => Assert.Equal(["SFK4005 at context.Address + 0x8"], await FirmwareModules.With(
        new OffsetAnalyzer(),
        "OvmfPkg/CpuHotplugSmm/Smbase.cs",
        ("await context.NewSmbase.Set((uint)smbase);", "await new Field<uint>(context.Address + 0x8).Set((uint)smbase);")));

    [Fact]
    public async Task StepPutIntoAModule_IsReported() => Assert.Equal(["SFK4006 at new ReadStep<byte>(smmVacated.Address)"], await FirmwareModules.With(
        new StepAnalyzer(),
        "OvmfPkg/CpuHotplugSmm/Smbase.cs",
        ("while (await smmVacated.Value == 0)", "while (await new ReadStep<byte>(smmVacated.Address) == 0)")));

    [Fact]
    public async Task NumberPutIntoAModule_IsReported() => Assert.Equal(["SFK4007 at 0x30000"], await FirmwareModules.With(
        new LiteralAnalyzer(),
        "OvmfPkg/CpuHotplugSmm/FirstSmiHandler.cs",
        ("context = new(smbase);", "context = new(0x30000);")));

    [Fact]
    public async Task WholeCopyPutIntoAModule_IsReported() => Assert.Equal(["SFK4009 at await token.Value"], await FirmwareModules.With(
        new SharedAnalyzer(),
        "UefiCpuPkg/PiSmmCpuDxeSmm/MpService.Tokens.cs",
        ("    private static Ptr<ProcedureToken> TokenFromLink", "    private static async FirmwareTask<ProcedureToken> Copy(Ptr<ProcedureToken> token) => await token.Value;\n\n    private static Ptr<ProcedureToken> TokenFromLink")));

    private static string Part(string member) => Structures + "\npartial class Part : ImagePart { " + member + " }";
}
