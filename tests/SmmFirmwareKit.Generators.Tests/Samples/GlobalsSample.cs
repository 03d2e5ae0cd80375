// What the generator of globals is tried with.
using SmmFirmwareKit.Generators.Globals;

namespace SmmFirmwareKit.Generators.Tests.Samples;

internal sealed class GlobalsSample : Sample
{
    public override Type Generator => typeof(GlobalsGenerator);

    public override IReadOnlyList<string> Steps => [GlobalsGenerator.SpecStep];

    public override (string From, string To) Change => ("Initial = 1", "Initial = 2");

    public override string Source => """
        [Edk2("Pkg/Module/Data.c")]
        public partial class Data : ImagePart
        {
            [Global(Length = 3, Initial = 1)] public partial Ptr<ushort> mTable { get; }
            [Global(Align = 16)] protected partial Field<ulong> mWord { get; }
            [Global] private partial Field<Ptr<uint>> gPlace { get; }
            [Global] private partial Field<bool> mFlag { get; }
        }
        """;
}
