// An edit elsewhere regenerates nothing, and what is remembered between edits holds no object of the compiler.
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SmmFirmwareKit.Generators.Composition;
using SmmFirmwareKit.Generators.EntryPoints;
using SmmFirmwareKit.Generators.FunctionTypes;
using SmmFirmwareKit.Generators.Globals;
using SmmFirmwareKit.Generators.Protocols;
using SmmFirmwareKit.Generators.Registers;
using SmmFirmwareKit.Generators.SaveStates;
using SmmFirmwareKit.Generators.Structures;
using SmmFirmwareKit.Generators.Tests.InProcess;

namespace SmmFirmwareKit.Generators.Tests.Incrementality;

public sealed class UnrelatedEdits
{
    private const string Declarations = """
        [FirmwareStructure("MAP", Pack = 1), SaveStateMap("Example", Revision = 0x20000)]
        public partial struct Map
        {
            [Offset(8), SaveStateRegister(EfiMmSaveStateRegister.R8)] public ulong _R8;
            public Ptr<Map> Next;
            [SaveStateRole(SaveStateRole.Smbase)] public uint SMBASE;
            [Offset(0x3FC), SaveStateRole(SaveStateRole.SmmRevId)] public uint SMMRevId;
        }

        [FunctionType("FUNCTION")]
        public delegate FirmwareTask<uint> Function(Ptr<Map> map, bool flag);

        [SaveStateTable("MAPS", X64 = typeof(Map)), SaveStateRange(EfiMmSaveStateRegister.R8, EfiMmSaveStateRegister.R8)]
        public static partial class Maps;

        [Protocol("PROTOCOL", "1D202CAB-C8AB-4D5C-94F7-3CFCC0D3D335")]
        public interface IProtocolTable
        {
            Map Data { get; }
            FirmwareTask<uint> First(Ptr<Map> map, bool flag);
        }
        public partial struct ProtocolTable;

        [Edk2("Pkg/Module/Part.c")]
        public partial class Part : ImagePart
        {
            [Global(Length = 3, Initial = 1)] public partial Ptr<ushort> mTable { get; }
            [Global] public partial Field<Map> mMap { get; }
            [EntryPoint, Implements<IProtocolTable>] public FirmwareTask<uint> First(Ptr<Map> map, bool flag) => default;
            [EntryPoint(Ordinal = 1)] public FirmwareTask Second() => default;
        }

        [FirmwareModule("Pkg/Module.inf", ModuleTypes.Sec, EntryPoint = nameof(Start.First)), Sources(typeof(Start))]
        public partial class DriverModule;

        public partial class Start(DriverModule module) : ImagePart
        {
            [EntryPoint] public FirmwareTask First() => default;
            public DriverModule Driver => module;
        }

        [Platform("Pkg/Pkg.dsc"), Component<DriverModule>(RuleOverride = "First")]
        public abstract partial class Board : FirmwarePlatform;

        [SmmFirmwareKit.Hardware.RegisterBlock("block", SmmFirmwareKit.Hardware.RegisterSpace.Ports, Size = 2, Source = "manual")]
        public sealed partial class Block
        {
            [SmmFirmwareKit.Hardware.Register("R{0}", 0, "register", Count = 2)]
            [SmmFirmwareKit.Hardware.Bits("F", 3, 1, SmmFirmwareKit.Hardware.AccessKind.ReadWrite, "field")]
            public partial byte First(int index);
        }
        """;

    // The step in which a transform's result first appears.
    private const string TransformStep = SmmFirmwareKit.Generators.Declarations.MarkedDeclarations.Step;

    private readonly CSharpCompilation _before = Compile.Unit(Compile.Tree(Declarations), Compile.Tree("class Other { }", "Other.cs"));

    public static TheoryData<string> SpecSteps =>
        [StructureGenerator.SpecStep, InfGenerator.SpecStep, PlatformGenerator.SpecStep, EntryPointGenerator.SpecStep, EntryPointGenerator.IndexStep, GlobalsGenerator.SpecStep, SaveStateGenerator.SpecStep, SaveStateTableGenerator.SpecStep, FunctionTypeGenerator.SpecStep, ProtocolGenerator.SpecStep, ImplementationGenerator.SpecStep, RegisterBlockGenerator.SpecStep];

    [Theory]
    [MemberData(nameof(SpecSteps))]
    public void EditOfAnotherFile_LeavesTheSpecAsItWas(string step)
    {
        GeneratorRunResult result = AfterEdit("Other.cs", "class Other { int edited; }", step);
        Assert.All(Reasons(result.TrackedSteps[step]), reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, reason.ToString()));
        ImmutableArray<IncrementalGeneratorRunStep> outputs = Assert.Single(result.TrackedOutputSteps).Value;
        Assert.All(Reasons(outputs), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Theory]
    [MemberData(nameof(SpecSteps))]
    public void EditOfTheDeclarationsThatSaysTheSame_LeavesTheOutputAsItWas(string step)
    {
        GeneratorRunResult result = AfterEdit("Example.cs", "// moved down a line\n" + Declarations, step);
        ImmutableArray<IncrementalGeneratorRunStep> outputs = Assert.Single(result.TrackedOutputSteps).Value;
        Assert.All(Reasons(outputs), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Theory]
    [MemberData(nameof(SpecSteps))]
    public void EditOfTheDeclarations_ChangesTheSpec(string step)
    {
        string edited = Declarations.Replace("_R8;", "_R8x;", StringComparison.Ordinal).Replace("bool flag)", "bool other)", StringComparison.Ordinal).Replace("First", "Primary", StringComparison.Ordinal).Replace("mTable", "mOther", StringComparison.Ordinal);
        GeneratorRunResult result = AfterEdit("Example.cs", edited, step);
        Assert.Contains(IncrementalStepRunReason.Modified, Reasons(result.TrackedSteps[step]));
    }

    [Theory]
    [MemberData(nameof(SpecSteps))]
    public void RememberedSpecs_HoldNoObjectOfTheCompiler(string step)
    {
        GeneratorRunResult result = ResultWith(Compile.Driver().RunGenerators(_before), step);
        object[] specs = [.. result.TrackedSteps[step].Concat(result.TrackedSteps[TransformStep]).SelectMany(run => run.Outputs).Select(output => output.Value).OfType<object>()];
        Assert.NotEmpty(specs);
        Assert.Empty(specs.SelectMany(RoslynObjects.In));
    }

    [Fact]
    public void ObjectOfTheCompilerDeepInside_IsFound()
    {
        ISymbol symbol = _before.GlobalNamespace;
        IReadOnlyList<string> found = RoslynObjects.In(new { Inner = new[] { new { Hidden = (object)symbol } } });
        Assert.Contains("[0]", Assert.Single(found), StringComparison.Ordinal);
    }

    private GeneratorRunResult AfterEdit(string file, string members, string step)
    {
        GeneratorDriver driver = Compile.Driver().RunGenerators(_before);
        SyntaxTree old = _before.SyntaxTrees.Single(tree => string.Equals(tree.FilePath, file, StringComparison.Ordinal));
        return ResultWith(driver.RunGenerators(_before.ReplaceSyntaxTree(old, Compile.Tree(members, file))), step);
    }

    private static GeneratorRunResult ResultWith(GeneratorDriver driver, string step) =>
        driver.GetRunResult().Results.Single(result => result.TrackedSteps.ContainsKey(step));

    private static IEnumerable<IncrementalStepRunReason> Reasons(IEnumerable<IncrementalGeneratorRunStep> steps) =>
        steps.SelectMany(step => step.Outputs).Select(output => output.Reason);
}
