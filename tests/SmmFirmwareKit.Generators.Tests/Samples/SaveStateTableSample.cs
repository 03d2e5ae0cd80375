// What the generator of save-state tables is tried with.
using SmmFirmwareKit.Generators.SaveStates;

namespace SmmFirmwareKit.Generators.Tests.Samples;

internal sealed class SaveStateTableSample : Sample
{
    public override Type Generator => typeof(SaveStateTableGenerator);

    public override IReadOnlyList<string> Steps => [SaveStateTableGenerator.SpecStep];

    public override (string From, string To) Change => ("public ulong _R8", "public uint _R8");

    public override string Source => """
        [FirmwareStructure("MAP", Pack = 1), SaveStateMap("Example", Revision = 0x20000)]
        public partial struct TableMap
        {
            [Offset(8), SaveStateRegister(EfiMmSaveStateRegister.R8)] public ulong _R8;
            [SaveStateRole(SaveStateRole.Smbase)] public uint SMBASE;
            [Offset(0x3FC), SaveStateRole(SaveStateRole.SmmRevId)] public uint SMMRevId;
        }
        [SaveStateTable("MAPS", X64 = typeof(TableMap), Internal = [SaveStateRole.SmmRevId])]
        [SaveStateRange(EfiMmSaveStateRegister.R8, EfiMmSaveStateRegister.R8)]
        public static partial class Maps;
        """;
}
