// What the generator of modules and library instances is tried with.
using SmmFirmwareKit.Generators.Composition;

namespace SmmFirmwareKit.Generators.Tests.Samples;

internal sealed class InfSample : Sample
{
    public override Type Generator => typeof(InfGenerator);

    public override IReadOnlyList<string> Steps => [InfGenerator.SpecStep];

    public override (string From, string To) Change => ("Pkg/Module.inf", "Pkg/Other.inf");

    public override string Source => """
        [FirmwareModule("Pkg/Module.inf", ModuleTypes.Sec, EntryPoint = nameof(Start.First)), Sources(typeof(Start))]
        public partial class DriverModule;
        public partial class Start(DriverModule module) : ImagePart
        {
            [EntryPoint] public FirmwareTask First() => default;
            public DriverModule Driver => module;
        }
        """;
}
