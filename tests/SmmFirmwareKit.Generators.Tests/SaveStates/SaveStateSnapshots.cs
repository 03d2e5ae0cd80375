// What is printed for a save-state map.
using SmmFirmwareKit.Generators.Tests.InProcess;
using SmmFirmwareKit.Generators.Tests.Snapshots;

namespace SmmFirmwareKit.Generators.Tests.SaveStates;

public sealed class SaveStateSnapshots
{
    [Fact]
    public Task Map_GetsATableByRegisterValue() => Verifier.Verify(Generated.Text("SaveState.g.cs", """
        [FirmwareStructure("EXAMPLE_MAP")]
        [SaveStateMap("Example", Revision = 0x30064)]
        [SaveStateAbsentRegister(EfiMmSaveStateRegister.LdtInfo)]
        public partial struct ExampleMap
        {
            [Offset(0x1D0)] public uint GDTBaseHi;
            [Offset(0x28C), SaveStateRegister(EfiMmSaveStateRegister.GdtBase, Width = 8, HighOffset = 0x1D0)] public uint GDTBaseLo;
            [Offset(0x3A8), SaveStateRegister(EfiMmSaveStateRegister.Es)] public ushort _ES;
            [Offset(0x3F8), SaveStateRegister(EfiMmSaveStateRegister.R8, Writable = true)] public ulong _R8;
        }
        """));

    [Fact]
    public void MapWithoutRegisters_KnowsNone() => Assert.DoesNotContain(
        "RegisterTable",
        Generated.Text("SaveState.g.cs", """
            [FirmwareStructure("EMPTY"), SaveStateMap("Empty")] public partial struct Empty { public uint SMBASE; }
            """),
        StringComparison.Ordinal);
}
