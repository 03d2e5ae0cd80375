// What docs/snapshots.md promises to a user: a snapshot of generated code in two lines.
namespace SmmFirmwareKit.Testing.Tests;

public sealed class UsersOwnCode
{
    private const string Mailbox = """
        using SmmFirmwareKit.Efi;
        namespace Board;
        [FirmwareStructure("MAILBOX")]
        public partial struct Mailbox
        {
            public uint Request;
            public ulong Argument;
        }
        """;

    [Fact]
    public Task Mailbox_IsLaidOutAsInC() =>
        Verifier.Verify(GeneratedBy.Sfk(Mailbox).File("Mailbox.Structure.g.cs"));

    [Fact]
    public void ProjectsSources_AreReadFromTheirFolder()
    {
        GeneratedFiles generated = GeneratedBy.SfkIn("../../samples/first-module/Driver");
        Assert.Contains(generated.Names, name => name.EndsWith(".Structure.g.cs", StringComparison.Ordinal));
        Assert.All(generated.Names, name => Assert.Contains("// ---- " + name + "\n", generated.All(), StringComparison.Ordinal));
    }

    [Fact]
    public void SourceThatDoesNotCompile_IsNotWorthASnapshot()
    {
        InvalidOperationException failure = Assert.Throws<InvalidOperationException>(() => GeneratedBy.Sfk(Mailbox.Replace("uint", "uinnt", StringComparison.Ordinal)));
        Assert.Contains("Source.cs(6,12): error CS0246", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void UnknownFile_IsAnsweredWithTheNamesThatThereAre()
    {
        InvalidOperationException failure = Assert.Throws<InvalidOperationException>(() => GeneratedBy.Sfk(Mailbox).File("Postbox.g.cs"));
        Assert.Contains("'Postbox.g.cs' among: ", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Mailbox.Structure.g.cs", failure.Message, StringComparison.Ordinal);
    }
}
