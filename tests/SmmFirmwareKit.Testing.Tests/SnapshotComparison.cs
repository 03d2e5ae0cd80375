// The verifier itself: what passes, what fails, and what acceptance writes.
namespace SmmFirmwareKit.Testing.Tests;

public sealed class SnapshotComparison : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("sfk-snapshots-");

    private string Stem => Path.Combine(_directory.FullName, "Example.Case");

    private Snapshot Snapshot => new(Stem);

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public async Task DifferentText_FailsWithTheDifferenceAndLeavesWhatWasReceived()
    {
        await File.WriteAllTextAsync(Stem + ".verified.txt", "one\ntwo");
        VerifyException failure = await Assert.ThrowsAsync<VerifyException>(() => Snapshot.Compare("one\nthree\n", accept: false));
        Assert.Contains("  one\n- two\n+ three\n", failure.Message, StringComparison.Ordinal);
        Assert.Equal("one\nthree", await File.ReadAllTextAsync(Stem + ".received.txt"));
    }

    [Fact]
    public async Task NewText_FailsUntilItIsAccepted_EvenWhenItIsEmpty()
    {
        VerifyException failure = await Assert.ThrowsAsync<VerifyException>(() => Snapshot.Compare("", accept: false));
        Assert.Contains("SFK_ACCEPT_SNAPSHOTS=1", failure.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Stem + ".verified.txt"));
    }

    [Fact]
    public async Task AcceptedText_PassesFromThenOn()
    {
        await File.WriteAllTextAsync(Stem + ".received.txt", "of a run before");
        await Snapshot.Compare("one\n", accept: true);
        await Snapshot.Compare("one\r\n", accept: false);
        Assert.Equal("one", await File.ReadAllTextAsync(Stem + ".verified.txt"));
        Assert.False(File.Exists(Stem + ".received.txt"));
    }
}
