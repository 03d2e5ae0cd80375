// What "quick" prints, in this order.
using SmmFirmwareKit.Benchmarks.Figures;

namespace SmmFirmwareKit.Benchmarks;

internal static class AllFigures
{
    internal static IReadOnlyList<IFigure> InOrder { get; } =
    [
        new AccessWithoutSwitch(),
        new SwitchAmongAgents(2, batonSwitches: 2_000),
        new SwitchAmongAgents(64, batonSwitches: 300),
        new SwitchAmongAgents(512, batonSwitches: 600),
        new BytesPerSwitch(),
        new CheckpointStepRestore(),
        new MachineCreation(),
        new BootAndHotAdd(),
        new SmiRoundTrip(4),
        new SmiRoundTrip(64),
        new SmiRoundTrip(255),
        new SmiRoundTrip(1024),
        new SmiRoundTrip(4096),
        new ReplayBesideQemu(),
        new SaveStateReads(),
        new CallThroughAddress(),
        new GeneratorSpeed(),
    ];
}
