// The debug port tells firmware that somebody listens, and forgets what a restored checkpoint takes back.
using System.Text;

namespace SmmFirmwareKit.Hardware.Tests.Chipset;

public sealed class DebugPort_Written
{
    private readonly Board _board = new();

    private string Text => Encoding.ASCII.GetString(_board.Chipset.DebugPort.Text);

    private void Print(string text)
    {
        foreach (char c in text)
        {
            _board.Out(DebugPort.Port, c);
        }
    }

    [Fact]
    public void Read_Is0xE9() => Assert.Equal(0xE9u, _board.In(DebugPort.Port));

    [Fact]
    public void Restored_TextEndsWhereItDid()
    {
        Print("SecCoreStartupWithStack");
        var checkpoint = _board.Journal.Take();
        Print(new string('x', 1000));
        Assert.Equal(1023, Text.Length);
        _board.Journal.Restore(checkpoint);
        Assert.Equal("SecCoreStartupWithStack", Text);
        Print("!");
        Assert.Equal("SecCoreStartupWithStack!", Text);
    }

    [Fact]
    public void Reset_KeepsTheLog()
    {
        Print("a");
        _board.Chipset.SystemReset();
        Print("b");
        Assert.Equal("ab", Text);
    }
}
