// Entry points that cannot fill a protocol's table, and the diagnostic that says so.
using SmmFirmwareKit.Generators.Tests.InProcess;

namespace SmmFirmwareKit.Generators.Tests.Protocols;

public sealed class RefusedImplementations
{
    private const string Protocols = """
        [Protocol("P", "1D202CAB-C8AB-4D5C-94F7-3CFCC0D3D335")]
        public interface IP { FirmwareTask<bool> F(Ptr<P> @this, CpuIndex index); Q Io { get; } }
        public partial struct P;
        [Protocol("Q")]
        public interface IQ { FirmwareTask Read(Ptr<P> @this); }
        public partial struct Q;

        """;

    private const string F = "[EntryPoint(Ordinal = 0), Implements<IP>] public FirmwareTask<bool> F(Ptr<P> @this, CpuIndex index) => default; ";
    private const string Read = "[EntryPoint(Ordinal = 1), Implements<IP>(\"Io.Read\")] public FirmwareTask ServiceRead(Ptr<P> @this) => default; ";

    [Theory]
    [InlineData("SFK1212 at ServiceRead", F + "[Implements<IP>(\"Io.Read\")] public FirmwareTask ServiceRead(Ptr<P> @this) => default;")]
    [InlineData("SFK1213 at G", F + Read + "[EntryPoint(Ordinal = 2), Implements<IP>] public FirmwareTask G() => default;")]
    [InlineData("SFK1213 at G", F + Read + "[EntryPoint(Ordinal = 2), Implements<IP>(\"Io\")] public FirmwareTask G() => default;")]
    [InlineData("SFK1213 at G", F + Read + "[EntryPoint(Ordinal = 2), Implements<IDisposable>(\"Dispose\")] public FirmwareTask G() => default;")]
    [InlineData("SFK1214 at F", Read + "[EntryPoint, Implements<IP>] public FirmwareTask<bool> F(Ptr<P> @this, ApicId index) => default;")]
    [InlineData("SFK1214 at F", Read + "[EntryPoint, Implements<IP>] public FirmwareTask<bool> F(CpuIndex index) => default;")]
    [InlineData("SFK1214 at F", Read + "[EntryPoint, Implements<IP>] public FirmwareTask<uint> F(Ptr<P> @this, CpuIndex index) => default;")]
    [InlineData("SFK1214 at F", Read + "[EntryPoint, Implements<IP>] public FirmwareTask F(Ptr<P> @this, CpuIndex index) => default;")]
    [InlineData("SFK1215 at Part", F)]
    [InlineData("SFK1216 at G", F + Read + "[EntryPoint(Ordinal = 2), Implements<IP>(\"F\")] public FirmwareTask<bool> G(Ptr<P> @this, CpuIndex index) => default;")]
    [InlineData("SFK1217 at Part", F + Read + "public FirmwareTask Fill(Ptr<P> table) => default;")]
    public async Task Implementation_IsReportedAndFillsNothing(string expected, string members)
    {
        string source = Protocols + "public partial class Part : ImagePart { " + members + " }";
        Assert.Equal([expected], await Reported.For(source));
        Assert.DoesNotContain(Generated.Files(source), file => file.EndsWith("Implementations.g.cs", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WrongSignature_IsAnsweredWithTheRightOne()
    {
        string source = Protocols + "public partial class Part : ImagePart { " + Read + "[EntryPoint(Ordinal = 2), Implements<IP>(\"F\")] public FirmwareTask<bool> ServiceF(ApicId id) => default; }";
        string message = Assert.Single(await Reported.Diagnostics(source)).GetMessage(System.Globalization.CultureInfo.InvariantCulture);
        Assert.EndsWith("declare it as FirmwareTask<bool> ServiceF(Ptr<P> @this, CpuIndex index)", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NotPartialClass_IsReportedOnceByItsEntryPoints() =>
        Assert.Equal(["SFK1002 at Part"], await Reported.For(Protocols + "public class Part : ImagePart { " + F + Read + " }"));

    [Fact]
    public async Task CompleteImplementations_AreNotReported() => Assert.Empty(await Reported.For(Protocols
        + "public partial class Part : ImagePart { " + F + Read + "public FirmwareTask Start(Ptr<P> table) => Fill(table); }"
        + "public partial class Inner : ImagePart { [EntryPoint, Implements<IQ>, Implements<IR>(\"Other\")] public FirmwareTask Read(Ptr<P> @this) => default; }"
        + "[Protocol(\"R\")] public interface IR { FirmwareTask Other(Ptr<P> @this); } public partial struct R;"));
}
