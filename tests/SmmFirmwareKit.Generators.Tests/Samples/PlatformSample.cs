// What the generator of platforms is tried with.
using SmmFirmwareKit.Generators.Composition;

namespace SmmFirmwareKit.Generators.Tests.Samples;

internal sealed class PlatformSample : Sample
{
    public override Type Generator => typeof(PlatformGenerator);

    public override IReadOnlyList<string> Steps => [PlatformGenerator.SpecStep];

    public override (string From, string To) Change => ("Pkg/Pkg.dsc", "Pkg/Other.dsc");

    public override string Source => """
        [FirmwareModule("Pkg/Module.inf", ModuleTypes.Sec, EntryPoint = nameof(Start.First)), Sources(typeof(Start))]
        public partial class DriverModule;
        public partial class Start(DriverModule module) : ImagePart
        {
            [EntryPoint] public FirmwareTask First() => default;
            public DriverModule Driver => module;
        }
        [Platform("Pkg/Pkg.dsc"), Component<DriverModule>(RuleOverride = "First")]
        public abstract partial class Board : FirmwarePlatform;
        """;
}
