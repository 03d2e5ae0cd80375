// Generators run while somebody types: no unfinished source may crash them.
using Microsoft.CodeAnalysis;
using SmmFirmwareKit.Generators.Tests.InProcess;
using SmmFirmwareKit.Generators.Tests.Samples;

namespace SmmFirmwareKit.Generators.Tests.Robustness;

public sealed class UnfinishedSources
{
    public static TheoryData<string> Names => [.. Sample.All.Select(sample => sample.Generator.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Prefix_IsSurvived(string generator)
    {
        string finished = Sample.All.Single(sample => string.Equals(sample.Generator.Name, generator, StringComparison.Ordinal)).Source;
        GeneratorDriver driver = Compile.Driver();
        for (int length = 0; length <= finished.Length; length += 7)
        {
            driver = driver.RunGenerators(Compile.Unit(Compile.Tree(finished[..length])));
            foreach (GeneratorRunResult result in driver.GetRunResult().Results)
            {
                Assert.True(result.Exception is null, $"after {length} characters: {result.Exception}");
            }
        }
    }

    [Theory]
    [InlineData("[FirmwareStructure(\"S\")] public partial struct S { public S Self; }")]
    [InlineData("[Protocol(\"S\")] public interface IS { S Self { get; } FirmwareTask F(Ptr<S> @this); } public partial struct S;")]
    [InlineData("[Protocol(\"S\")] public interface IS { T Other { get; } } public partial struct S; [Protocol(\"T\")] public interface IT { S Back { get; } } public partial struct T;")]
    [InlineData("[Protocol(null!, null!)] public interface IS { Missing A { get; } FirmwareTask<Missing> F(Missing a); } public partial struct S;")]
    [InlineData("[Protocol] public interface I { } public partial struct I;")]
    [InlineData("[Protocol(\"S\")] public class S { }")]
    [InlineData("partial class P : ImagePart { [EntryPoint, Implements<Missing>] public FirmwareTask F() => default; [EntryPoint, Implements<>] public FirmwareTask G() => default; [EntryPoint, Implements<IDisposable>(null)] public FirmwareTask H() => default; }")]
    [InlineData("class P { [Implements<P>] P() { } [Implements<P>] void F() { } [Implements<P>] static int operator +(P a, P b) => 0; }")]
    [InlineData("[FirmwareStructure(\"S\")] public partial struct S { public T Other; } public struct T { public S Back; }")]
    [InlineData("[FirmwareStructure(\"S\")] public partial struct S { public Missing A; }")]
    [InlineData("[FirmwareStructure(null!)] public partial struct S { public uint A; }")]
    [InlineData("[FirmwareStructure] public partial struct S { [Offset] public uint A; }")]
    [InlineData("[FirmwareStructure(\"S\")] public partial struct S { }")]
    [InlineData("[FirmwareStructure(\"S\")] public partial class S { public uint A; }")]
    [InlineData("[FirmwareStructure(\"S\"), SaveStateMap(\"S\")] public partial struct S { [SaveStateRegister] public ulong A; }")]
    [InlineData("[FirmwareStructure(\"S\"), SaveStateMap] public partial struct S { [SaveStateIoLength(3, Byte = null!)] public uint A; [SaveStateRole] public uint B; }")]
    [InlineData("[FirmwareStructure(\"S\"), SaveStateMap(\"S\")] public partial struct S { [SaveStateRole(SaveStateRole.IoInformation), SaveStateIoValid(-1), SaveStateIoPort(99, -4), SaveStateIoLength(0, 9), SaveStateIoType(7, 4, Input = new byte[] { 300 })] public uint A; }")]
    [InlineData("[SaveStateTable(null!, X64 = typeof(Missing), X86 = null, Internal = null!), SaveStateRange(0, (EfiMmSaveStateRegister)uint.MaxValue)] static partial class T;")]
    [InlineData("[SaveStateTable(\"T\", X64 = typeof(int[])), SaveStateRange] partial interface T { }")]
    [InlineData("[FirmwareStructure(\"S\")] public partial struct S { [Offset(-8)] public ulong A; [Offset(int.MaxValue)] public ulong B; }")]
    [InlineData("partial class C : ImagePart { [Global(Length = int.MaxValue, Initial = 1)] public partial Ptr<ulong> mX { get; } }")]
    [InlineData("partial class C : ImagePart { [EntryPoint] public FirmwareTask E(Missing a) => default; }")]
    [InlineData("[FunctionType] public delegate FirmwareTask<Missing> F(Missing a, FunctionPointer<Missing> b);")]
    [InlineData("[FunctionType(null!)] public delegate FirmwareTask F(ulong);")]
    [InlineData("interface I { [EntryPoint] public FirmwareTask E(); }")]
    [InlineData("partial class C : ImagePart { [EntryPoint<Missing>(Ordinal = )] public FirmwareTask E() => default; }")]
    [InlineData("partial class C : ImagePart { [EntryPoint<>] public FirmwareTask E() => default; [EntryPoint<int>] public FirmwareTask F() => default; }")]
    [InlineData("partial class C : ImagePart { [EntryPoint, EntryPoint, MpProcedure, SmiHandler] public FirmwareTask E() => default; }")]
    [InlineData("partial class C : ImagePart { [SmiHandler(nameof())] public FirmwareTask<EfiStatus> E(ulong a, ulong b, ulong c, Ptr<ulong> d) => default; }")]
    [InlineData("partial class C : ImagePart { [SmiHandler(null, Ordinal = \"x\"), SoftwareSmi] public FirmwareTask<EfiStatus> E(ulong a, ulong b, ulong c, Ptr<ulong>) => default; }")]
    [InlineData("partial class C : ImagePart { [SoftwareSmi(300)] public FirmwareTask<EfiStatus> E(ulong a, ulong b, ulong c, Ptr<ulong> d) => default; }")]
    [InlineData("partial class C : ImagePart { [MpProcedure] [EventNotify] FirmwareTask E( }")]
    [InlineData("partial class C : ImagePart { [EntryPoint] public FirmwareTask<record uint> E() => default; }")]
    [InlineData("[FirmwareStructure(\"S\")] public partial struct S { [BitUnit] private uint _bits; [Bits(int.MaxValue)] public partial uint A { get; set; } [Bits(31)] public partial Missing B { get; set; } [Bits(int.MaxValue)] public partial Missing C { get; set; } }")]
    [InlineData("public partial class Outer<T> { [FirmwareStructure(\"S\")] public partial struct S { public uint A; } } [FirmwareStructure(\"G\")] public partial struct G<T> { public T A; }")]
    [InlineData("[FirmwareStructure(\"S\")] file partial struct S { public uint A; } file partial class C : ImagePart { [Global] public partial Field<uint> mA { get; } [EntryPoint] public FirmwareTask E() => default; }")]
    [InlineData("[FirmwareStructure(\"S\")] public partial struct S { public uint A; } [FirmwareStructure(\"S\")] public partial class S { public uint B; }")]
    [InlineData("[FirmwareStructure(\"S\")] public partial struct S { public uint A; } [FirmwareStructure(\"S\")] public partial struct S { public uint A; }")]
    [InlineData("public partial class A { [FunctionType] public delegate FirmwareTask F(); } namespace A { [FunctionType] public delegate FirmwareTask F(); }")]
    [InlineData("[SmmFirmwareKit.Hardware.RegisterBlock] partial class B { }")]
    [InlineData("[SmmFirmwareKit.Hardware.RegisterBlock(null!, (SmmFirmwareKit.Hardware.RegisterSpace)9, Size = -1)] partial class B { [SmmFirmwareKit.Hardware.Register(null!, uint.MaxValue, null!)] partial ulong R { get; } }")]
    [InlineData("[SmmFirmwareKit.Hardware.RegisterBlock(\"B\", SmmFirmwareKit.Hardware.RegisterSpace.Ports, Size = int.MaxValue)] partial class B { [SmmFirmwareKit.Hardware.Register(\"R{0}\", 0, \"\", Count = int.MaxValue, Stride = -1)] partial byte R(int i); }")]
    [InlineData("[SmmFirmwareKit.Hardware.RegisterBlock(\"B\", SmmFirmwareKit.Hardware.RegisterSpace.Ports, Size = 8, Slot = 3)] partial class B { [SmmFirmwareKit.Hardware.Register(\"R\", 1, \"\", Count = -1), SmmFirmwareKit.Hardware.Bits(\"F\", 0, 99, (SmmFirmwareKit.Hardware.AccessKind)7, \"\"), SmmFirmwareKit.Hardware.Reserved(-1, -2)] partial byte R { get; } }")]
    [InlineData("[SmmFirmwareKit.Hardware.RegisterBlock(\"B\", SmmFirmwareKit.Hardware.RegisterSpace.Ports, Size = 8)] partial class B : B { [SmmFirmwareKit.Hardware.Register(\"R\", 1, \"\"), SmmFirmwareKit.Hardware.Bits] partial byte R { get; } }")]
    [InlineData("[Protocol(\"P\")] public interface { FirmwareTask Read(ulong address); }")]
    [InlineData("public partial class C : ImagePart { [SmiHandler(Ordinal = 1)] public FirmwareTask<EfiStatus> EfiStatus(ulong a, ulong b, ulong c, Ptr<ulong> d) => default; }")]
    [InlineData("[FunctionType(\"\\\"}\\n/*\")] public delegate FirmwareTask F(ulong a); [FirmwareStructure(\"S\\r/*\", Source = \"\\u2028}\")] public partial struct S { public uint A; }")]
    public async Task Nonsense_IsSurvivedByGeneratorsAndAnalyzers(string source) =>
        Assert.Empty(await Judgement.Of([(0, source)]));
}
