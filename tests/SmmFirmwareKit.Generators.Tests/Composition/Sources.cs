// A library class, an instance, a driver and a platform: what the tests of composition change one thing of.
namespace SmmFirmwareKit.Generators.Tests.Composition;

internal static class Sources
{
    public const string Library = """
        public interface ITickLib { ulong Tick(); }

        [LibraryInstance("Pkg/Library/TickLib/TickLib.inf")]
        public sealed partial class TickLib : ITickLib { public ulong Tick() => 0; }
        """;

    public const string Driver = """
        [FirmwareModule("Pkg/Driver/Driver.inf", ModuleTypes.DxeSmmDriver, EntryPoint = nameof(Driver.DriverEntry))]
        [Sources(typeof(Driver))]
        [LibraryClasses(typeof(ITickLib))]
        public sealed partial class DriverModule;

        public sealed partial class Driver(DriverModule module) : ImagePart
        {
            [EntryPoint] public FirmwareTask<ulong> DriverEntry() => FirmwareTask<ulong>.FromResult(TickLib.Tick());
        }
        """;

    public const string Place =
        "{ protected override void Place(FirmwareImage image, IFirmwareModule module, ModuleTypes moduleType, string? ruleOverride) { } }";

    /// <summary>A platform with these lines, after the library and the driver.</summary>
    public static string Platform(string lines, string more = "") =>
        Library + Driver + more + "\n[Platform(\"Pkg/Pkg.dsc\")]\n" + lines + "\npublic sealed partial class Board : FirmwarePlatform " + Place;
}
