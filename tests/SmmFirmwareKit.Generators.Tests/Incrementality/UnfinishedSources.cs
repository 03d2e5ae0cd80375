// Generators run while somebody types: no unfinished source may crash them.
using Microsoft.CodeAnalysis;
using SmmFirmwareKit.Generators.Tests.InProcess;

namespace SmmFirmwareKit.Generators.Tests.Incrementality;

public sealed class UnfinishedSources
{
    private const string Hardware = "using H = SmmFirmwareKit.Hardware;\n";

    private const string Finished = """
        [InlineArray(4)] public struct Four { private uint _first; }
        [FirmwareStructure("MAP", Pack = 1), SaveStateMap("Example", Revision = 0x20000)]
        public partial struct Map
        {
            [Offset(8), SaveStateRegister(EfiMmSaveStateRegister.R8, HighOffset = 0xC)] public ulong _R8;
            public Four Words;
            [SaveStateRole(SaveStateRole.Smbase)] public uint SMBASE;
            [SaveStateRole(SaveStateRole.IoInformation), SaveStateIoValid(0), SaveStateIoPort(31, 16)]
            [SaveStateIoLength(3, 1, Byte = [1]), SaveStateIoType(7, 4, Input = [1])] public uint IOMisc;
            [Offset(0x3FC), SaveStateRole(SaveStateRole.SmmRevId)] public uint SMMRevId;
        }
        [FunctionType("FUNCTION", Source = "Pkg/Function.h")]
        public delegate FirmwareTask<uint> Function(Ptr<Map> map, FunctionPointer<Function> next);
        [SaveStateTable("MAPS", X64 = typeof(Map), Internal = [SaveStateRole.SmmRevId])]
        [SaveStateRange(EfiMmSaveStateRegister.R8, EfiMmSaveStateRegister.R8)]
        public static partial class Maps;
        [Protocol("PROTOCOL", "1D202CAB-C8AB-4D5C-94F7-3CFCC0D3D335", GuidName = "gGuid")]
        public interface IProtocolTable { Map Data { get; } FirmwareTask<uint> First(Ptr<ProtocolTable> @this, Ptr<Map> map, bool flag); }
        public partial struct ProtocolTable;
        [Edk2("Pkg/Module/Part.c")]
        public partial class Part : ImagePart
        {
            [Global(Length = 3, Initial = 1)] public partial Ptr<ushort> mTable { get; }
            [EntryPoint, Implements<IProtocolTable>("First")] public FirmwareTask<uint> First(Ptr<ProtocolTable> @this, Ptr<Map> map, bool flag) => default;
            [SmiHandler(nameof(Guids.gEfiEventLegacyBootGuid), Ordinal = 3)] public FirmwareTask<EfiStatus> Boot(ulong a, ulong b, ulong c, Ptr<ulong> d) => default;
        }
        [H.RegisterBlock("block", H.RegisterSpace.Ports, Size = 4, Source = "manual"), H.Scratch(1, 2, "scratch")]
        public sealed partial class Block
        {
            [H.Register("R{0}", 0, "run", Count = 2, Stride = 3, Reset = 4)]
            [H.Bits("F", 3, 2, H.AccessKind.ReadWrite, "field", LockedBy = "L"), H.Bits("L", 0, H.AccessKind.WriteOnce, "lock")]
            public partial byte R(int index);
        }
        """;

    [Fact]
    public void Prefix_IsSurvived()
    {
        GeneratorDriver driver = Compile.Driver();
        for (int length = 0; length <= Finished.Length; length += 7)
        {
            driver = driver.RunGenerators(Compile.Unit(Compile.Tree(Hardware + Finished[..length])));
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
    [InlineData("[H.RegisterBlock] partial class B { }")]
    [InlineData("[H.RegisterBlock(null!, (H.RegisterSpace)9, Size = -1)] partial class B { [H.Register(null!, uint.MaxValue, null!)] partial ulong R { get; } }")]
    [InlineData("[H.RegisterBlock(\"B\", H.RegisterSpace.Ports, Size = int.MaxValue)] partial class B { [H.Register(\"R{0}\", 0, \"\", Count = int.MaxValue, Stride = -1)] partial byte R(int i); }")]
    [InlineData("[H.RegisterBlock(\"B\", H.RegisterSpace.Ports, Size = 8, Slot = 3)] partial class B { [H.Register(\"R\", 1, \"\", Count = -1), H.Bits(\"F\", 0, 99, (H.AccessKind)7, \"\"), H.Reserved(-1, -2)] partial byte R { get; } }")]
    [InlineData("[H.RegisterBlock(\"B\", H.RegisterSpace.Ports, Size = 8)] partial class B : B { [H.Register(\"R\", 1, \"\"), H.Bits] partial byte R { get; } }")]
    public async Task Nonsense_IsSurvivedByGeneratorsAndAnalyzers(string source)
    {
        GeneratorDriver driver = Compile.Driver().RunGenerators(Compile.Unit(Compile.Tree(Hardware + source)));
        Assert.All(driver.GetRunResult().Results, result => Assert.Null(result.Exception));
        Assert.DoesNotContain(await Reported.Diagnostics(Hardware + source), diagnostic => diagnostic.Id is "AD0001");
    }
}
