// The verifier itself: what passes, what fails, and what acceptance writes.
using Xunit.Sdk;

namespace SmmFirmwareKit.Generators.Tests.Snapshots;

public sealed class SnapshotComparison : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("sfk-snapshots-");

    private string TestFile => Path.Combine(_directory.FullName, "Example.cs");

    private string Stem => Path.Combine(_directory.FullName, "Example.Case");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public async Task DifferentText_FailsWithTheDifferenceAndLeavesWhatWasReceived()
    {
        await File.WriteAllTextAsync(Stem + ".verified.txt", "one\ntwo");
        XunitException failure = await Assert.ThrowsAnyAsync<XunitException>(() => Verifier.Verify("one\nthree\n", TestFile, "Case", accept: false));
        Assert.Contains("  one\n- two\n+ three\n", failure.Message, StringComparison.Ordinal);
        Assert.Equal("one\nthree", await File.ReadAllTextAsync(Stem + ".received.txt"));
    }

    [Fact]
    public async Task AcceptedText_PassesFromThenOn()
    {
        await Verifier.Verify("one\n", TestFile, "Case", accept: true);
        await Verifier.Verify("one\r\n", TestFile, "Case", accept: false);
        Assert.False(File.Exists(Stem + ".received.txt"));
    }
}
