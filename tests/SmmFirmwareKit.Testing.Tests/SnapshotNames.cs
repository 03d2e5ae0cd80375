// Which file a verification reads: Verify's naming, and sources found although the build maps their paths.
using System.Runtime.CompilerServices;

namespace SmmFirmwareKit.Testing.Tests;

public sealed class SnapshotNames
{
    [Theory]
    [InlineData(4, "MpInitLib/DxeMpLib.c")]
    [InlineData(8, null)]
    public Task Parameters_NameTheFile(int processors, string? file) =>
        Verifier.Verify($"{file ?? "nothing"} for {processors}").UseParameters(processors, file);

    [Fact]
    public async Task ParametersBeyondTheMethods_AreRefusedByName()
    {
        VerifyException failure = await Assert.ThrowsAsync<VerifyException>(async () => await Verifier.Verify("text").UseParameters(1));
        Assert.Contains($"{nameof(SnapshotNames)}.{nameof(ParametersBeyondTheMethods_AreRefusedByName)} with 1 parameter", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MappedPath_IsFoundAboveTheTests() =>
        Assert.True(File.Exists(Path.ChangeExtension(SourceFile.OnThisMachine(Recorded()), ".Parameters_NameTheFile_processors=8_file=null.verified.txt")));

    [Fact]
    public void SourceThatIsNotHere_IsNamed()
    {
        FileNotFoundException failure = Assert.Throws<FileNotFoundException>(() => SourceFile.OnThisMachine("/_/tests/NoSuchTest.cs"));
        Assert.Equal("/_/tests/NoSuchTest.cs", failure.FileName);
    }

    private static string Recorded([CallerFilePath] string file = "")
    {
        Assert.StartsWith("/_/", file, StringComparison.Ordinal);
        return file;
    }
}
