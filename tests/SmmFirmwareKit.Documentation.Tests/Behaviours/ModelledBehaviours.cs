// Every behaviour of the model that is not one register's, by area.
namespace SmmFirmwareKit.Documentation.Tests.Behaviours;

internal static class ModelledBehaviours
{
    public static IReadOnlyList<BehaviourArea> All { get; } =
    [
        SmmBehaviours.Area,
        EventBehaviours.Area,
        SmramBehaviours.Area,
        PowerManagementBehaviours.Area,
        WatchdogBehaviours.Area,
        FwCfgBehaviours.Area,
        HotplugBehaviours.Area,
        BusBehaviours.Area,
        InterruptBehaviours.Area,
    ];
}
