// Protocols that have no table, and the diagnostic that says so.
using SmmFirmwareKit.Generators.Tests.InProcess;

namespace SmmFirmwareKit.Generators.Tests.Protocols;

public sealed class RefusedProtocols
{
    private const string Guid = "\"1D202CAB-C8AB-4D5C-94F7-3CFCC0D3D335\"";
    private const string Table = "public partial struct P;";

    [Theory]
    [InlineData("SFK1201 at IP", "[Protocol(\"P\", \"1D202CAB\")] public interface IP { FirmwareTask F(); } " + Table)]
    [InlineData("SFK1201 at IP", "[Protocol(\"P\", \"{1D202CAB-C8AB-4D5C-94F7-3CFCC0D3D335}\")] public interface IP { FirmwareTask F(); } " + Table)]
    [InlineData("SFK1201 at IP", "[Protocol(\"P\", \"00000000-0000-0000-0000-000000000000\")] public interface IP { FirmwareTask F(); } " + Table)]
    [InlineData("SFK1201 at IP", "[Protocol(\"P\", " + Guid + ", GuidName = \"not a name\")] public interface IP { FirmwareTask F(); } " + Table)]
    [InlineData("SFK1203 at IP", "[Protocol(\"P\", " + Guid + ")] public interface IP<T> { FirmwareTask F(); } " + Table)]
    [InlineData("SFK1203 at IP", "[Protocol(\"P\", " + Guid + ")] file interface IP { FirmwareTask F(); } file partial struct P;")]
    [InlineData("SFK1203 at IP", "[Protocol(\"P\", " + Guid + ")] public interface IP : IDisposable { FirmwareTask F(); } " + Table)]
    [InlineData("SFK1203 at IP", "partial class C { [Protocol(\"P\", " + Guid + ")] private interface IP { FirmwareTask F(); } private partial struct P; }")]
    [InlineData("SFK1204 at IP", "[Protocol(\"P\", " + Guid + ")] public interface IP { FirmwareTask F(); }")]
    [InlineData("SFK1204 at P", "[Protocol(\"P\", " + Guid + ")] public interface P { FirmwareTask F(); }")]
    [InlineData("SFK1204 at IP", "[Protocol(\"P\", " + Guid + ")] public interface IP { FirmwareTask F(); } public struct P;")]
    [InlineData("SFK1204 at IP", "[Protocol(\"P\", " + Guid + ")] public interface IP { FirmwareTask F(); } public partial class P;")]
    [InlineData("SFK1204 at IP", "[Protocol(\"P\", " + Guid + ")] public interface IP { FirmwareTask F(); } public readonly partial struct P;")]
    [InlineData("SFK1204 at IP", "[Protocol(\"P\", " + Guid + ")] public interface IP { FirmwareTask F(); } public partial record struct P;")]
    [InlineData("SFK1204 at IP", "[Protocol(\"P\", " + Guid + ")] public interface IP { FirmwareTask F(); } internal partial struct P;")]
    [InlineData("SFK1204 at IP", "[Protocol(\"P\", " + Guid + ")] public interface IP { FirmwareTask F(); } public partial struct P { public ulong Own; }")]
    [InlineData("SFK1204 at IP", "class C { [Protocol(\"P\", " + Guid + ")] public interface IP { FirmwareTask F(); } public partial struct P; }")]
    [InlineData("SFK1205 at IP", "[Protocol(\"P\", " + Guid + ")] public interface IP; " + Table)]
    public async Task Protocol_IsReportedAndNotGenerated(string expected, string source)
    {
        Assert.Equal([expected], await Reported.For(source));
        Assert.Empty(Generated.Files(source));
    }

    [Theory]
    [InlineData("SFK1206 at F", "FirmwareTask F() => default;")]
    [InlineData("SFK1206 at F", "FirmwareTask F<T>();")]
    [InlineData("SFK1206 at F", "static FirmwareTask F() => default;")]
    [InlineData("SFK1206 at D", "uint D { get; set; }")]
    [InlineData("SFK1206 at D", "uint D => 0;")]
    [InlineData("SFK1206 at this", "uint this[int index] { get; }")]
    [InlineData("SFK1206 at E", "event Action E;")]
    [InlineData("SFK1206 at C", "const int C = 0;")]
    [InlineData("SFK1208 at F", "void F();")]
    [InlineData("SFK1208 at F", "System.Threading.Tasks.Task F();")]
    [InlineData("SFK1208 at F", "FirmwareTask F(string text);")]
    [InlineData("SFK1208 at F", "FirmwareTask F(out uint value);")]
    [InlineData("SFK1208 at F", "FirmwareTask F(Guid guid);")]
    [InlineData("SFK1208 at F", "FirmwareTask<Guid> F();")]
    [InlineData("SFK1208 at F", "FirmwareTask F(int a, int b, int c, int d, int e, int f, int g, int h, int i);")]
    [InlineData("SFK1209 at D", "string D { get; }")]
    [InlineData("SFK1209 at D", "double D { get; }")]
    [InlineData("SFK1210 at Set", "FirmwareTask Set(uint value);")]
    [InlineData("SFK1210 at Address", "ulong Address { get; }")]
    [InlineData("SFK1210 at P", "ulong P { get; }")]
    [InlineData("SFK1210 at FPointer", "FirmwareTask F(); ulong FPointer { get; }")]
    [InlineData("SFK1211 at this", "FirmwareTask F(ulong @this);")]
    [InlineData("SFK1211 at this", "FirmwareTask F(Ptr<ulong> @this);")]
    public async Task Member_IsReportedAndNothingGenerated(string expected, string member)
    {
        string source = "[Protocol(\"P\", " + Guid + ")] public interface IP { uint First { get; } " + member + " } " + Table;
        Assert.Equal([expected.Replace("at this", "at " + (member.Contains('@', StringComparison.Ordinal) ? "@this" : "this"), StringComparison.Ordinal)], await Reported.For(source));
        Assert.Empty(Generated.Files(source));
    }

    [Fact]
    public async Task OverloadedMember_IsReportedTwice() => Assert.Equal(["SFK1207 at F", "SFK1207 at F"], await Reported.For(
        "[Protocol(\"P\", " + Guid + ")] public interface IP { FirmwareTask F(); FirmwareTask F(int x); } " + Table));

    [Fact]
    public async Task ProtocolsWithOneGuid_TheSecondIsReported() => Assert.Equal(["SFK1202 at IQ"], await Reported.For(
        "[Protocol(\"Q\", \"1d202cab-c8ab-4d5c-94f7-3cfcc0d3d335\")] public interface IQ { FirmwareTask F(); } public partial struct Q;"
        + "[Protocol(\"P\", " + Guid + ")] public interface IP { FirmwareTask F(); } " + Table));

    [Fact]
    public async Task SoundProtocols_AreNotReported() => Assert.Empty(await Reported.For(
        "[Protocol(\"P\", " + Guid + ")] internal interface IP { Q Inner { get; } FirmwareTask<bool> F(ulong services, Ptr<P> @this, CpuIndex index); ulong Last { get; } } internal partial struct P { public const int Revision = 1; }"
        + "[Protocol(\"Q\")] public interface IQ { FirmwareTask F(int a, int b, int c, int d, int e, int f, int g, Ptr<Guid> h); } public partial struct Q;"
        + "partial class Outer { [Protocol(\"R_PPI\", \"26EEB3DE-B689-492E-80F0-BE8BD7DA4BA7\")] internal interface IR { FirmwareTask @event(Ptr<R> @this); } internal partial struct R; }"));
}
