// What the generator of save-state maps is tried with.
using SmmFirmwareKit.Generators.SaveStates;

namespace SmmFirmwareKit.Generators.Tests.Samples;

internal sealed class SaveStateSample : Sample
{
    public override Type Generator => typeof(SaveStateGenerator);

    public override IReadOnlyList<string> Steps => [SaveStateGenerator.SpecStep];

    public override (string From, string To) Change => ("_R8;", "_R8x;");

    public override string Source => """
        [FirmwareStructure("MAP", Pack = 1), SaveStateMap("Example", Revision = 0x20000)]
        public partial struct Map
        {
            [Offset(8), SaveStateRegister(EfiMmSaveStateRegister.R8, Writable = true)] public ulong _R8;
            [SaveStateRole(SaveStateRole.Smbase)] public uint SMBASE;
            [SaveStateRole(SaveStateRole.IoInformation), SaveStateIoValid(0), SaveStateIoPort(31, 16)]
            [SaveStateIoLength(3, 1, Byte = [1]), SaveStateIoType(7, 4, Input = [1])] public uint IOMisc;
            [Offset(0x3FC), SaveStateRole(SaveStateRole.SmmRevId)] public uint SMMRevId;
        }
        """;
}
