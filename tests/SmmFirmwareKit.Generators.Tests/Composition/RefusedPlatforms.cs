// What is reported about platforms, at the line of the platform that is wrong.
using Microsoft.CodeAnalysis;
using SmmFirmwareKit.Generators.Tests.InProcess;

namespace SmmFirmwareKit.Generators.Tests.Composition;

public sealed class RefusedPlatforms
{
    private const string Bound = "[LibraryClass<ITickLib, TickLib>]";
    private const string Line = "[Component<DriverModule>]";

    private const string Others = """
        public interface IOtherLib { }

        [LibraryInstance("OtherLib.inf"), LibraryClasses(typeof(ITickLib))]
        public sealed partial class OtherLib : IOtherLib { public ulong Use() => TickLib.Tick(); }

        [LibraryInstance("CyclicTickLib.inf"), LibraryClasses(typeof(IOtherLib))]
        public sealed partial class CyclicTickLib : ITickLib { public ulong Tick() => OtherLib is null ? 1UL : 0; }

        [LibraryInstance("PeiTickLib.inf", ModuleTypes.Peim)]
        public sealed partial class PeiTickLib : ITickLib { public ulong Tick() => 0; }

        [LibraryInstance("PartTickLib.inf")]
        public sealed partial class PartTickLib : ImagePart, ITickLib { public ulong Tick() => 0; }

        [LibraryInstance("FactTickLib.inf"), PlatformFact<ulong>("Start")]
        public sealed partial class FactTickLib : ITickLib { public ulong Tick() => Start; }

        [LibraryInstance("ExternTickLib.inf", Extern = typeof(DriverModule))]
        public sealed partial class ExternTickLib : ITickLib { public ulong Tick() => Module.EntryPoint; }

        public sealed class BareTickLib : ITickLib { public ulong Tick() => 0; }
        """;

    [Fact]
    public async Task SoundPlatform_IsNotReported() => Assert.Empty(await Reported.For(Sources.Platform(Bound + Line)));

    [Theory]
    [InlineData("SFK1112 at Component<DriverModule>", Line)]
    [InlineData("SFK1112 at Component<DriverModule>", "[LibraryClass<ITickLib, TickLib>(For = ModuleTypes.Peim)]" + Line)]
    [InlineData("SFK1113 at LibraryClass<ITickLib, PeiTickLib>", Bound + "[LibraryClass<ITickLib, PeiTickLib>]")]
    [InlineData("SFK1114 at LibraryClass<ITickLib, BareTickLib>", "[LibraryClass<ITickLib, BareTickLib>]")]
    [InlineData("SFK1115 at Component<DriverModule>", "[LibraryClass<ITickLib, CyclicTickLib>][LibraryClass<IOtherLib, OtherLib>]" + Line)]
    [InlineData("SFK1116 at Component<DriverModule>", "[LibraryClass<ITickLib, PeiTickLib>]" + Line)]
    [InlineData("SFK1117 at Component<DriverModule>", Bound + Line + Line)]
    [InlineData("SFK1118 at Component<TickLib>", "[Component<TickLib>]")]
    [InlineData("SFK1119 at LibraryClass<ITickLib, ExternTickLib>", "[LibraryClass<ITickLib, ExternTickLib>]")]
    [InlineData("SFK1120 at LibraryClass<ITickLib, FactTickLib>", "[LibraryClass<ITickLib, FactTickLib>]")]
    [InlineData("SFK1121 at Component<DriverModule>(When = \"Absent\")", Bound + "[Component<DriverModule>(When = \"Absent\")]")]
    [InlineData("SFK1122 at LibraryClass<ITickLib, TickLib>(Component = typeof(DriverModule))", "[LibraryClass<ITickLib, TickLib>(Component = typeof(DriverModule))]")]
    [InlineData("SFK1124 at LibraryClasses(typeof(ITickLib))", "[LibraryClass<ITickLib, PartTickLib>][LibraryClasses(typeof(ITickLib))]")]
    [InlineData("SFK1125 at LibraryClass<ITickLib, OtherLib>", "[LibraryClass<ITickLib, OtherLib>]")]
    public async Task Lines_AreReportedOnce(string expected, string lines) =>
        Assert.Equal([expected], await Reported.For(Sources.Platform(lines, Others)));

    [Fact]
    public async Task PlatformThatPlacesNothing_IsReported() =>
        Assert.Equal(["SFK1123 at Board"], await Reported.For("[Platform(\"Pkg.dsc\")] public sealed partial class Board;"));

    [Fact]
    public async Task MissingInstance_IsNamedWithWhoCallsItAndWhereToBindIt()
    {
        Diagnostic missing = Assert.Single(await Reported.Diagnostics(Sources.Platform("[LibraryClass<ITickLib, CyclicTickLib>]" + Line, Others)));
        Assert.Equal(
            "Driver needs an instance of IOtherLib (called by CyclicTickLib), and Board binds none for it: add [LibraryClass<IOtherLib, ...>] to Board, for all modules or with Component or For",
            missing.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }
}
