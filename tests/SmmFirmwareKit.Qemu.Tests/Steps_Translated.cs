// Steps of recordings as qtest commands.
using System.Text.Json;

namespace SmmFirmwareKit.Qemu.Tests;

public sealed class Steps_Translated
{
    private static readonly QtestWords s_words = new(file => file is "etc/smi/features-ok" ? (ushort)0x29 : (ushort)0x2A);

    [Theory]
    [InlineData("""{"op":"in","a":"0x0cdc","w":1}""", "inb 0xcdc")]
    [InlineData("""{"op":"out","a":"0x0630","w":4,"v":"0x00000021"}""", "outl 0x630 0x21")]
    [InlineData("""{"op":"rd","a":"0x0000000000030000","w":8}""", "readq 0x30000")]
    [InlineData("""{"op":"wr","a":"0x0000000000030000","w":2,"v":"0x1234"}""", "writew 0x30000 0x1234")]
    [InlineData("""{"op":"rdb","a":"0x0000000000030000","n":16}""", "read 0x30000 0x10")]
    [InlineData("""{"op":"wrb","a":"0x0000000000030000","v":"0102"}""", "write 0x30000 0x2 0x0102")]
    [InlineData("""{"op":"cfgr","b":0,"d":31,"f":0,"a":"0xa2","w":2}""", "outl 0xcf8 0x8000f8a0", "inw 0xcfe")]
    [InlineData("""{"op":"cfgw","b":0,"d":0,"f":0,"a":"0x9d","w":1,"v":"0x1a"}""", "outl 0xcf8 0x8000009c", "outb 0xcfd 0x1a")]
    [InlineData("""{"op":"fwsel","file":"etc/smi/features-ok"}""", "outw 0x510 0x29")]
    [InlineData("""{"op":"fwr","file":"etc/smi/features-ok","n":1,"off":1}""", "outw 0x510 0x29", "inb 0x511", "inb 0x511")]
    [InlineData("""{"op":"fwwport","file":"etc/smi/requested-features","v":"07ff"}""", "outw 0x510 0x2a", "outb 0x511 0x7", "outb 0x511 0xff")]
    [InlineData("""{"op":"irqin","path":"ioapic"}""", "irq_intercept_in ioapic")]
    public void Step_BecomesTheseCommands(string step, params string[] commands)
    {
        Assert.Equal(commands, Translate(step).Commands);
    }

    [Fact]
    public void FileWriteAtAnOffset_SkipsThenWrites()
    {
        PendingStep pending = Translate("""{"op":"fww","file":"etc/smi/requested-features","v":"0102","off":3}""");
        Assert.Equal(
            [
                "write 0x2100 0x2 0x0102",
                "write 0x2000 0x10 0x002a000c000000030000000000002100", "outl 0x514 0x0", "outl 0x518 0x200000",
                "write 0x2000 0x10 0x00000010000000020000000000002100", "outl 0x514 0x0", "outl 0x518 0x200000",
                "read 0x2000 0x4",
            ],
            pending.Commands);
    }

    [Theory]
    [InlineData("""{"op":"in","a":"0x0cdc","w":1}""", "\"0x01\"", "0x0001")]
    [InlineData("""{"op":"rd","a":"0x0000000000030000","w":4}""", "\"0xffffffff\"", "0x00000000ffffffff")]
    [InlineData("""{"op":"fwr","file":"etc/smi/features-ok","n":2,"off":1}""", "\"0102\"", "", "0x00ff", "0x0001", "0x0002")]
    [InlineData("""{"op":"rdb","a":"0x0000000000030000","n":2}""", "\"0102\"", "0x0102")]
    public void Answers_BecomeTheRecordedNotation(string step, string response, params string[] answers)
    {
        Assert.Equal(response, Translate(step).Response(answers));
    }

    [Theory]
    [InlineData("""{"op":"reset"}""")]
    [InlineData("""{"op":"negotiated"}""")]
    [InlineData("""{"op":"qmp","req":{"execute":"query-status"}}""")]
    public void OperatorsStep_IsNotQtests(string step)
    {
        using JsonDocument document = JsonDocument.Parse(step);
        Assert.Null(s_words.Translate(document.RootElement));
    }

    private static PendingStep Translate(string step)
    {
        using JsonDocument document = JsonDocument.Parse(step);
        return s_words.Translate(document.RootElement.Clone())!;
    }
}
