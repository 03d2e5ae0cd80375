// What is printed for a save-state map.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Generators.Tests.InProcess;
using SmmFirmwareKit.Generators.Tests.Snapshots;

namespace SmmFirmwareKit.Generators.Tests.SaveStates;

public sealed class SaveStateSnapshots
{
    private const string Map = """
        [FirmwareStructure("EXAMPLE_MAP")]
        [SaveStateMap("Example", Revision = 0x30064)]
        public partial struct ExampleMap
        {
            [Offset(0x1D0)] public uint GDTBaseHi;
            [Offset(0x28C), SaveStateRegister(EfiMmSaveStateRegister.GdtBase, Width = 8, HighOffset = 0x1D0)] public uint GDTBaseLo;
            [Offset(0x2F8), SaveStateRole(SaveStateRole.Smbase)] public uint SMBASE;
            [Offset(0x2FC), SaveStateRole(SaveStateRole.SmmRevId)] public uint SMMRevId;
            [Offset(0x300), SaveStateRole(SaveStateRole.IoRestart)] public ushort IORestart;
            [Offset(0x3A8), SaveStateRegister(EfiMmSaveStateRegister.Es)] public ushort _ES;
            [Offset(0x3F8), SaveStateRegister(EfiMmSaveStateRegister.R8, Writable = true)] public ulong _R8;
        }
        """;

    [Fact]
    public Task Map_KnowsItsPlacesAndRegisters() => Verifier.Verify(Generated.Text("SaveState.g.cs", Map));

    [Fact]
    public Task Map_HasAViewOfItsBytes() => Verifier.Verify(Generated.Text("View.g.cs", Map));

    [Fact]
    public Task IoInformation_IsDecodedAsDeclared()
    {
        string text = Generated.Text("SaveState.g.cs", """
            [FirmwareStructure("EXAMPLE_MAP"), SaveStateMap("Example", Revision = 0x30004)]
            public partial struct ExampleMap
            {
                [Offset(0x2F8), SaveStateRole(SaveStateRole.Smbase)] public uint SMBASE;
                [Offset(0x2FC), SaveStateRole(SaveStateRole.SmmRevId)] public uint SMMRevId;
                [Offset(0x300), SaveStateRole(SaveStateRole.IoRestart)] public ushort IORestart;
                [Offset(0x3FC), SaveStateRole(SaveStateRole.IoInformation)]
                [SaveStateIoValid(0, MinimumRevision = 0x30004), SaveStateIoPort(31, 16)]
                [SaveStateIoLength(3, 1, Byte = [1], Word = [2], Dword = [4])]
                [SaveStateIoType(7, 4, Input = [1, 9], Output = [0, 8])]
                public uint IOMisc;
            }
            """);
        return Verifier.Verify(text[text.LastIndexOf("    /// <summary>", StringComparison.Ordinal)..]);
    }

    [Fact]
    public Task Table_IsLookedUpInBothMaps()
    {
        string text = Generated.Text("SaveStateTable.g.cs", Map, """
            [FirmwareStructure("EXAMPLE_MAP32"), SaveStateMap("Example 32", Revision = 0x20000)]
            public partial struct ExampleMap32
            {
                [Offset(0x2F8), SaveStateRole(SaveStateRole.Smbase)] public uint SMBASE;
                [SaveStateRole(SaveStateRole.SmmRevId)] public uint SMMRevId;
                [Offset(0x3FC), SaveStateRegister(EfiMmSaveStateRegister.Es)] public uint _ES;
            }

            [SaveStateTable("EXAMPLE_UNION", X86 = typeof(ExampleMap32), X64 = typeof(ExampleMap), Internal = [SaveStateRole.SmmRevId])]
            [SaveStateRange(EfiMmSaveStateRegister.GdtBase, EfiMmSaveStateRegister.GdtBase)]
            [SaveStateRange(EfiMmSaveStateRegister.Es, EfiMmSaveStateRegister.R8)]
            public static partial class ExampleUnion;
            """);
        return Verifier.Verify(text);
    }

    [Fact]
    public Task IntelTable_InC() => Verifier.Verify(SmramSaveStateMap.InC);

    [Fact]
    public Task AmdTable_InC() => Verifier.Verify(AmdSmramSaveStateMap.InC);

    [Fact]
    public void MapWithoutRegisters_KnowsNone() => Assert.DoesNotContain(
        "RegisterTable",
        Generated.Text("SaveState.g.cs", """
            [FirmwareStructure("EMPTY"), SaveStateMap("Empty", Revision = 0x20000)]
            public partial struct Empty
            {
                [Offset(0x2F8), SaveStateRole(SaveStateRole.Smbase)] public uint SMBASE;
                [Offset(0x3FC), SaveStateRole(SaveStateRole.SmmRevId)] public uint SMMRevId;
            }
            """),
        StringComparison.Ordinal);
}
