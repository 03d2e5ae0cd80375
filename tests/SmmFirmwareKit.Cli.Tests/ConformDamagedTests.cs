// `sfk conform` on damaged recordings: one sentence with file and line, exit code 2, and what is sound is compared all the same.
using System.IO.Compression;
using System.Text;
using SmmFirmwareKit.Platform.Tests.Architecture;

namespace SmmFirmwareKit.Cli.Tests;

public sealed class ConformDamagedTests : IDisposable
{
    private const string Header = """{"format":"qemu-qtest-truth/1","name":"mch_tiny","argv":["-m","256"]}""";
    private const string Smram = """{"i":1,"op":"cfgr","b":0,"d":0,"f":0,"a":"0x9d","w":1,"r":"0x02"}""";

    private readonly string _folder = Directory.CreateTempSubdirectory("sfk-conform-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("", "nothing in it")]
    [InlineData("[]", "no JSON object")]
    [InlineData("null", "no JSON object")]
    [InlineData("\0\u0001\u0002", "invalid")]
    [InlineData("[\"qemu-qtest-truth/1\"]", "no JSON object")]
    [InlineData("""{"format":"qemu-qtest-truth/1","argv":[]}""", "it has no \"name\"")]
    [InlineData("""{"format":"qemu-qtest-truth/1","name":7,"argv":[]}""", "\"name\" is not text")]
    [InlineData("""{"format":"qemu-qtest-truth/1","name":"x"}""", "it has no \"argv\"")]
    [InlineData("""{"format":"qemu-qtest-truth/1","name":"x","argv":"-m"}""", "not a list of texts")]
    [InlineData("""{"format":"qemu-qtest-truth/1","name":"x","argv":[1,2]}""", "not a list of texts")]
    [InlineData("""{"format":"qemu-qtest-truth/1","name":"x","argv":["-m"]}""", "made with -m,")]
    [InlineData("""{"format":"qemu-qtest-truth/1","name":"x","argv":["-m","15E"]}""", "-m 15E")]
    [InlineData("""{"format":"qemu-qtest-truth/1","name":"x","argv":["-smp","sockets=256,dies=256,cores=256,threads=256"]}""", "QEMU refuses")]
    [InlineData("""{"format":"qemu-qtest-truth/1","name":"x","argv":["-smp","sockets=288,cores=288"]}""", "QEMU refuses")]
    public void DamagedFirstLine_IsNamed(string text, string says) => Refused(text, line: 1, says);

    [Theory]
    [InlineData("""[]""", "no JSON object")]
    [InlineData("""{"i":1,"op":""", "")]
    [InlineData("""{"i":1}""", "it has no \"op\"")]
    [InlineData("""{"i":1,"op":null}""", "\"op\" is not text")]
    [InlineData("""{"i":1,"op":"format-disk"}""", "a step format-disk")]
    [InlineData("""{"i":1,"op":"in","a":"0xfffffffff","w":1}""", "\"a\" is not a hexadecimal number of at most 2 bytes")]
    [InlineData("""{"i":1,"op":"rd","a":"0xfffffffffffffffff","w":1}""", "\"a\" is not a hexadecimal number of at most 8 bytes")]
    [InlineData("""{"i":1,"op":"in","a":"0x","w":1}""", "\"a\" is not a hexadecimal number")]
    [InlineData("""{"i":1,"op":"in","a":"0xzz","w":1}""", "\"a\" is not a hexadecimal number")]
    [InlineData("""{"i":1,"op":"in","a":178,"w":1}""", "\"a\" is not text")]
    [InlineData("""{"i":1,"op":"in","a":"0x00b2","w":3}""", "\"w\" is not a width")]
    [InlineData("""{"i":1,"op":"in","a":"0x00b2","w":8}""", "\"w\" is not a width")]
    [InlineData("""{"i":1,"op":"in","a":"0x00b2","w":"1"}""", "\"w\" is not a whole number")]
    [InlineData("""{"i":1,"op":"out","a":"0x00b2","w":1,"v":"0x100"}""", "\"v\" is not a hexadecimal number of at most 1 bytes")]
    [InlineData("""{"i":1,"op":"wrb","a":"0x0000000000030000","v":"012"}""", "\"v\" is not bytes in hexadecimal")]
    [InlineData("""{"i":1,"op":"wrb","a":"0x0000000000030000","v":"0g"}""", "\"v\" is not bytes in hexadecimal")]
    [InlineData("""{"i":1,"op":"rdb","a":"0x0000000000030000","n":-1}""", "\"n\" is not a whole number from 0")]
    [InlineData("""{"i":1,"op":"rdb","a":"0x0000000000030000","n":2147483647}""", "\"n\" is not a whole number from 0")]
    [InlineData("""{"i":1,"op":"rdb","a":"0x0000000000030000","n":1e99}""", "\"n\" is not a whole number from 0")]
    [InlineData("""{"i":1,"op":"fwr","file":"etc/smi/features-ok","n":1,"off":-5}""", "\"off\" is not a whole number from 0")]
    [InlineData("""{"i":1,"op":"fwr","file":7,"n":1,"off":0}""", "\"file\" is not text")]
    [InlineData("""{"i":1,"op":"cfgr","b":0,"d":32,"f":0,"a":"0x00","w":1}""", "\"d\" is not a whole number from 0 to 31")]
    [InlineData("""{"i":1,"op":"cfgr","b":0,"d":0,"f":8,"a":"0x00","w":1}""", "\"f\" is not a whole number from 0 to 7")]
    [InlineData("""{"i":1,"op":"clock","ns":-1}""", "\"ns\" is not a whole number from 0")]
    [InlineData("""{"i":1,"op":"qmp"}""", "it has no \"req\"")]
    [InlineData("""{"i":1,"op":"qmp","req":[]}""", "no JSON object")]
    [InlineData("""{"i":1,"op":"qmp","req":{"execute":"quit"}}""", "executes quit")]
    [InlineData("""{"i":1,"op":"qmp","req":{"execute":"device_add","arguments":7}}""", "")]
    [InlineData("""{"i":"one","op":"in","a":"0x00b2","w":1,"r":"0x77"}""", "\"i\" is not a whole number")]
    public void DamagedStep_IsNamed(string step, string says) => Refused($"{Header}\n{Smram}\n{step}\n", line: 3, says);

    [Theory]
    [InlineData("""{"mode":"long","hex":"0"}""", "")]
    [InlineData("""{"mode":"long","hex":7,"x":"hex"}""", "\"hex\" is not text")]
    [InlineData("""{"state":"SMRAM=1a","views":{}}""", "the state 'SMRAM=1a' is not")]
    [InlineData("""{"state":"SMRAM=xx ESMRAMC=39 F_SMBASE=02","views":{}}""", "xx")]
    [InlineData("""{"state":"SMRAM=1a ESMRAMC=39 F_SMBASE=02","views":{}}""", "it has no \"cpu-smm-0\"")]
    [InlineData("""{"state":"SMRAM=1a ESMRAMC=39 F_SMBASE=02","views":{"cpu-smm-0":[["0x0"]]}}""", "a range of a memory view")]
    [InlineData("""{"state":"SMRAM=1a ESMRAMC=39 F_SMBASE=02","views":{"cpu-smm-0":[["0x0","ten","ram","pc.ram"]]}}""", "'ten' for an address")]
    public void DamagedImageOrView_IsNamed(string text, string says) => Refused(text, line: 1, says);

    [Theory]
    [InlineData("event-latching.txt")]
    [InlineData("savestate.jsonl.gz")]
    [InlineData("smm_views.jsonl.gz")]
    [InlineData("mch_01_config_space.jsonl.gz")]
    public void RecordingCutShort_IsNamed(string name)
    {
        byte[] whole = File.ReadAllBytes(Path.Combine(Repository.Root(), "tests", "SmmFirmwareKit.Hardware.Tests", "Recordings", name));
        File.WriteAllBytes(Path.Combine(_folder, name), whole[..(whole.Length * 5 / 9)]);
        AssertRefused(CommandLine.Run(["conform", _folder]), name, "");
    }

    [Theory]
    [InlineData("SMM cpu=0 ", "SMM cpu=99999 ", 2)]
    [InlineData("cpu=0 ", "cpu=7 ", 2)]
    [InlineData("cpu=1 ", "cpu=7 ", 1)]
    public void DamagedHotAdd_IsNamedOrADifference(string original, string damaged, int exitCode)
    {
        const string Name = "hotadd-2-of-8-add-1.txt";
        string text = File.ReadAllText(Path.Combine(Repository.Root(), "tests", "SmmFirmwareKit.Hardware.Tests", "Recordings", Name));
        File.WriteAllText(Path.Combine(_folder, Name), text[..text.IndexOf('\n', StringComparison.Ordinal)] + text[text.IndexOf('\n', StringComparison.Ordinal)..].Replace(original, damaged, StringComparison.Ordinal));
        CommandLine run = CommandLine.Run(["conform", _folder]);
        Assert.Equal(exitCode, run.ExitCode);
        Assert.True(exitCode == 1 ? run.Error.Length == 0 : IsOneSentence(run.Error), run.Error);
    }

    /// <summary>A few kilobytes of gzip that are one line of 64 MiB.</summary>
    [Fact]
    public void LineThatNoMemoryHolds_IsNamed()
    {
        using (GZipStream packed = new(File.Create(Path.Combine(_folder, "bomb.jsonl.gz")), CompressionLevel.SmallestSize))
        {
            for (int i = 0; i < 64; i++)
            {
                packed.Write(new byte[1 << 20]);
            }
        }

        AssertRefused(CommandLine.Run(["conform", _folder]), "bomb.jsonl.gz", "longer than");
    }

    [Fact]
    public void NoGzip_IsNamed()
    {
        File.WriteAllText(Path.Combine(_folder, "torn.jsonl.gz"), "no gzip");
        AssertRefused(CommandLine.Run(["conform", _folder]), "torn.jsonl.gz", "line 1: ");
    }

    [Fact]
    public void LinkThatLeadsNowhere_IsNamed()
    {
        File.CreateSymbolicLink(Path.Combine(_folder, "gone.jsonl"), Path.Combine(_folder, "nowhere"));
        AssertRefused(CommandLine.Run(["conform", _folder]), "gone.jsonl", "");
    }

    [Fact]
    public void DamagedBesideSound_TheSoundAreStillCompared()
    {
        File.WriteAllText(Path.Combine(_folder, "a.jsonl"), $"{Header}\nnot json\n");
        File.WriteAllText(Path.Combine(_folder, "b.jsonl"), $"{Header}\n{Smram}\n");
        CommandLine run = CommandLine.Run(["conform", _folder]);
        AssertRefused(run, "a.jsonl", "line 2: ");
        Assert.Contains("recordings: 1 files, 1 steps compared, 0 differences", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void FileInsteadOfAFolder_IsNamed()
    {
        string file = Path.Combine(_folder, "a.jsonl");
        File.WriteAllText(file, $"{Header}\n{Smram}\n");
        CommandLine run = CommandLine.Run(["conform", file]);
        Assert.Equal(2, run.ExitCode);
        Assert.Equal($"sfk: '{file}' is a file; conform needs the folder it is in.\n", run.Error);
    }

    /// <summary>Every byte of a sound recording damaged in turn, in three ways: a difference or a sentence, nothing else.</summary>
    [Fact]
    public void AnyByteDamaged_NeverAStackTrace()
    {
        byte[] sound = Encoding.UTF8.GetBytes($"{Header}\n{Smram}\n");
        string file = Path.Combine(_folder, "x.jsonl");
        foreach (byte damage in (byte[])[0, (byte)'9', (byte)'"'])
        {
            for (int i = 0; i < sound.Length; i++)
            {
                byte[] damaged = [.. sound];
                damaged[i] = damage;
                File.WriteAllBytes(file, damaged);
                CommandLine run = CommandLine.Run(["conform", _folder]);
                Assert.True(run.ExitCode is 0 or 1 ? run.Error.Length == 0 : IsOneSentence(run.Error), $"byte {i} as {damage}: {run.ExitCode} {run.Error}");
                Assert.DoesNotContain("sfk failed", run.Error, StringComparison.Ordinal);
            }
        }
    }

    private static bool IsOneSentence(string error) => error.StartsWith("sfk: ", StringComparison.Ordinal) && error.EndsWith(".\n", StringComparison.Ordinal) && error.Count(letter => letter == '\n') == 1;

    private static void AssertRefused(CommandLine run, string name, string says)
    {
        Assert.Equal(2, run.ExitCode);
        Assert.True(IsOneSentence(run.Error), run.Error);
        Assert.Contains($"{name}' is not a sound recording: line ", run.Error, StringComparison.Ordinal);
        Assert.Contains(says, run.Error, StringComparison.Ordinal);
    }

    private void Refused(string text, int line, string says)
    {
        File.WriteAllText(Path.Combine(_folder, "x.jsonl"), text);
        CommandLine run = CommandLine.Run(["conform", _folder]);
        AssertRefused(run, "x.jsonl", says);
        Assert.Contains($": line {line}: ", run.Error, StringComparison.Ordinal);
    }
}
