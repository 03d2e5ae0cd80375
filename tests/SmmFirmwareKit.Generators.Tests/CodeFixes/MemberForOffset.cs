// SFK4005: the member that lies at an offset takes its place.
using SmmFirmwareKit.CodeFixes.Concurrency;

namespace SmmFirmwareKit.Generators.Tests.CodeFixes;

public sealed class MemberForOffset
{
    [Theory]
    [InlineData("ulong F(Ptr<S> p) => p.Address + 0x8;", "ulong F(Ptr<S> p) => p.Tail.Address;")]
    [InlineData("ulong F(Ptr<S> p) => p.Address + S.OffsetOf.Tail;", "ulong F(Ptr<S> p) => p.Tail.Address;")]
    [InlineData("ulong F(ulong a) => a + S.OffsetOf.Tail;", "ulong F(ulong a) => new Ptr<S>(a).Tail.Address;")]
    [InlineData("async FirmwareTask<uint> F(Ptr<S> p) => await new Field<uint>(p.Address + 0x8);", "async FirmwareTask<uint> F(Ptr<S> p) => await p.Tail;")]
    [InlineData("async FirmwareTask<byte> F(Ptr<S> p) => await new Field<byte>(p.Address + 0x8);", "async FirmwareTask<byte> F(Ptr<S> p) => await new Field<byte>(p.Tail.Address);")]
    public async Task Offset_BecomesTheMember(string before, string after) =>
        await FixVerifier.Fixes(new MemberForOffsetFix(), "SFK4005", Class(before), Class(after));

    private static string Class(string member) =>
        "[FirmwareStructure(\"S\")] public partial struct S { public ulong Head; public uint Tail; }\npartial class Part : ImagePart { " + member + " }";
}
