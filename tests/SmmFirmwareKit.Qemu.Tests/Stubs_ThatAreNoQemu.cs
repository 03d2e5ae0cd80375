// Programs that call themselves QEMU: each ends in a sentence, in bounded time, and leaves no process behind.
using System.Diagnostics;
using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Text;
using SmmFirmwareKit.Qemu.Connection;

namespace SmmFirmwareKit.Qemu.Tests;

[UnsupportedOSPlatform("windows")]
public sealed class Stubs_ThatAreNoQemu : IDisposable
{
    private const string Greeting = "{\"QMP\":{}}\n{\"return\":{}}\n";

    private static readonly TimeSpan s_short = TimeSpan.FromMilliseconds(300);

    // For what happens at once, however loaded the machine is.
    private static readonly TimeSpan s_long = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sfk-stub-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("exit 3", "did not start: it said nothing")]
    [InlineData("echo no such machine >&2; exit 1", "did not start: no such machine")]
    [InlineData("sleep 5 & echo leaves a child >&2; exit 0", "did not start: leaves a child")]
    [InlineData("exec sleep 60", "did not start")]
    [InlineData("sleep 60", "did not start")]
    public void ProgramThatNeverConnects_IsASentence(string script, string says) => AssertRefused(script, says, new Patience(5 * s_short, s_short));

    [Theory]
    [InlineData("", "", "gave no answer for 0.3 s")]
    [InlineData("", "garbage\n", "machine protocol answered 'garbage', which QEMU does not say")]
    [InlineData("", "[1]\n", "machine protocol answered '[1]'")]
    [InlineData("", "null\n", "machine protocol answered 'null'")]
    [InlineData("", "{}\n{}\n", "machine protocol answered '{}'")]
    [InlineData("", "{\"QMP\":{}", "gave no answer")]
    [InlineData("", Greeting, "gave no answer")]
    [InlineData("garbage\n", Greeting, "qtest answered 'garbage'")]
    [InlineData("OK\nOK ten\n", Greeting, "qtest answered 'ten'")]
    [InlineData("OK\nOK 0x7f\nOK 0xff\nOK 0xff\nOK 0xff\n", Greeting, "fw_cfg has 2147483647 files")]
    public async Task ProgramThatConnectsAndTalksNonsense_IsASentence(string qtest, string qmp, string says)
    {
        TimeSpan answer = says.Contains("no answer", StringComparison.Ordinal) ? s_short : s_long;
        await AssertPeerRefused(qtest, qmp, close: false, says, answer);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("", Greeting)]
    public Task ProgramThatConnectsAndCloses_HasEnded(string qtest, string qmp) => AssertPeerRefused(qtest, qmp, close: true, "QEMU ended", s_long);

    private async Task AssertPeerRefused(string qtest, string qmp, bool close, string says, TimeSpan answer)
    {
        TaskCompletionSource refused = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Task peer = Talk(qtest, qmp, close, refused.Task);
        try
        {
            AssertRefused($"echo \"$@\" > {_folder.FullName}/new; mv {_folder.FullName}/new {_folder.FullName}/arguments; exec sleep 60", says, new Patience(s_long, answer));
        }
        finally
        {
            refused.SetResult();
            await peer;
        }
    }

    private void AssertRefused(string script, string says, Patience patience)
    {
        string program = Path.Combine(_folder.FullName, QemuProcess.Program);
        File.WriteAllText(program, $"#!/bin/sh\necho $$ > {_folder.FullName}/pid\n{script}\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        QemuException failure = Assert.ThrowsAny<QemuException>(() => new QemuMachine(program, [], patience).Dispose());
        Assert.Contains(says, failure.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Process.GetProcessById(int.Parse(File.ReadAllText(Path.Combine(_folder.FullName, "pid")), System.Globalization.CultureInfo.InvariantCulture)));
    }

    // The stub tells its arguments, and this end of the test connects in its place, until the other end has had enough.
    private Task Talk(string qtest, string qmp, bool close, Task refused) => Task.Run(async () =>
    {
        string file = Path.Combine(_folder.FullName, "arguments");
        while (!refused.IsCompleted && !File.Exists(file))
        {
            await Task.Delay(10);
        }

        string[] paths = [.. (await File.ReadAllTextAsync(file)).Split(' ', '\n').Where(word => word.StartsWith("unix:", StringComparison.Ordinal)).Select(word => word[5..])];
        using Socket first = Connected(paths[0], qtest);
        using Socket second = Connected(paths[1], qmp);
        if (close)
        {
            first.Shutdown(SocketShutdown.Send);
            second.Shutdown(SocketShutdown.Send);
        }

        await refused;
    });

    private static Socket Connected(string path, string says)
    {
        Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Connect(new UnixDomainSocketEndPoint(path));
        socket.Send(Encoding.UTF8.GetBytes(says));
        return socket;
    }
}
