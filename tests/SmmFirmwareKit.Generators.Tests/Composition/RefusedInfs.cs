// What is reported about modules and library instances.
using SmmFirmwareKit.Generators.Tests.InProcess;

namespace SmmFirmwareKit.Generators.Tests.Composition;

public sealed class RefusedInfs
{
    [Fact]
    public async Task SoundDriver_IsNotReported() => Assert.Empty(await Reported.For(Sources.Library + Sources.Driver));

    [Theory]
    [InlineData("SFK1102", "public sealed partial class DriverModule;", "public sealed class DriverModule;")]
    [InlineData("SFK1104", "public sealed partial class Driver(DriverModule module) : ImagePart", "public sealed partial class Driver : ImagePart")]
    [InlineData("SFK1105", "[Sources(typeof(Driver))]", "[Sources(typeof(Driver), typeof(Driver))]")]
    [InlineData("SFK1106", ", EntryPoint = nameof(Driver.DriverEntry)", "")]
    [InlineData("SFK1106", "nameof(Driver.DriverEntry)", "\"Elsewhere\"")]
    [InlineData("SFK1107", "[LibraryClasses(typeof(ITickLib))]", "[LibraryClasses(typeof(ITickLib), typeof(ITickLib))]")]
    [InlineData("SFK1108", "TickLib.Tick()", "0")]
    [InlineData("SFK1109", "[Sources(typeof(Driver))]", "[Sources]")]
    [InlineData("SFK1110", "public sealed partial class DriverModule;", "public sealed partial class DriverModule { public ulong TickLib => 0; }")]
    [InlineData("SFK1110", "[LibraryClasses(typeof(ITickLib))]", "[LibraryClasses(typeof(ITickLib)), PlatformFact<ulong>(\"no name\")]")]
    [InlineData("SFK1111", "public sealed partial class Driver(", "public sealed class Driver(")]
    public async Task ChangedDriver_IsReported(string id, string sound, string changed)
    {
        string source = Sources.Driver.Replace(sound, changed, StringComparison.Ordinal);
        Assert.False(string.Equals(Sources.Driver, source, StringComparison.Ordinal), "the sound text is not in the driver");
        Assert.Contains(await Reported.For(Sources.Library + source), report => report.StartsWith(id, StringComparison.Ordinal));
    }

    [Fact]
    public async Task GenericInstance_IsReported() =>
        Assert.Equal(["SFK1103 at TickLib"], await Reported.For(Sources.Library.Replace("class TickLib", "class TickLib<T>", StringComparison.Ordinal)));
}
