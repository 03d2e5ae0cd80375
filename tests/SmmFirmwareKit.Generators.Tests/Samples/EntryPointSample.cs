// What the entry-point generator is tried with: functions with an address of several kinds.
using SmmFirmwareKit.Generators.EntryPoints;

namespace SmmFirmwareKit.Generators.Tests.Samples;

internal sealed class EntryPointSample : Sample
{
    public override Type Generator => typeof(EntryPointGenerator);

    public override IReadOnlyList<string> Steps => [EntryPointGenerator.SpecStep, EntryPointGenerator.IndexStep];

    public override (string From, string To) Change => ("First(", "Primary(");

    public override string Source => """
        [Edk2("Pkg/Module/Part.c")]
        public partial class Part : ImagePart
        {
            [EntryPoint] public FirmwareTask<uint> First(Ptr<uint> place, bool flag) => default;
            [MpProcedure(Ordinal = 2)] public FirmwareTask Procedure(Ptr<byte> buffer) => default;
        }
        public partial class Handlers : ImagePart
        {
            [SmiHandler(nameof(Guids.gEfiEventLegacyBootGuid), Ordinal = 3)]
            public FirmwareTask<EfiStatus> Boot(ulong handle, ulong context, ulong buffer, Ptr<ulong> size) => default;
            [SmiHandler(Ordinal = 1)]
            public FirmwareTask<EfiStatus> Root(ulong handle, ulong context, ulong buffer, Ptr<ulong> size) => default;
        }
        """;
}
