// What is printed for modules and platforms.
using SmmFirmwareKit.Generators.Tests.InProcess;
using SmmFirmwareKit.Generators.Tests.Snapshots;

namespace SmmFirmwareKit.Generators.Tests.Composition;

public sealed class CompositionSnapshots
{
    [Fact]
    public Task Module_GetsConstructorEntryPointAndProperties() => Verifier.Verify(Generated.Text("Inf.g.cs", Sources.Driver, Sources.Library.Replace("[LibraryInstance(\"Pkg/Library/TickLib/TickLib.inf\")]", "", StringComparison.Ordinal)));

    [Fact]
    public Task Part_SeesTheLibrariesOfItsModule() => Verifier.Verify(Generated.Text("Names.g.cs", Sources.Driver, Sources.Library));

    [Fact]
    public Task Platform_IsABuildReportAndItsConstruction() =>
        Verifier.Verify(Generated.Text("Platform.g.cs", Sources.Platform("[LibraryClass<ITickLib, TickLib>]\n[Component<DriverModule>]")));

    [Fact]
    public void DerivedPlatform_AddsAComponentAndOverridesAnInstance()
    {
        string text = Generated.Text(
            "MyBoard.Platform.g.cs",
            Sources.Platform("[LibraryClass<ITickLib, TickLib>]\n[Component<DriverModule>]").Replace("sealed partial class Board", "partial class Board", StringComparison.Ordinal),
            """
            [LibraryInstance("My.inf")] public sealed partial class MyTickLib : ITickLib { public ulong Tick() => 1; }

            [FirmwareModule("Mine.inf", ModuleTypes.DxeSmmDriver, EntryPoint = nameof(Mine.MineEntry)), Sources(typeof(Mine)), LibraryClasses(typeof(ITickLib))]
            public sealed partial class MineModule;

            public sealed partial class Mine(MineModule module) : ImagePart
            {
                [EntryPoint] public FirmwareTask<ulong> MineEntry() => FirmwareTask<ulong>.FromResult(TickLib.Tick());
            }

            [Platform("My.dsc"), LibraryClass<ITickLib, MyTickLib>, Component<MineModule>]
            public sealed partial class MyBoard : Board;
            """);
        Assert.Contains("new global::Example.DriverModule(driverImage, myTickLib)", text, StringComparison.Ordinal);
        Assert.Contains("new global::Example.MineModule(mineImage, myTickLib)", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Example.TickLib", text, StringComparison.Ordinal);
    }
}
