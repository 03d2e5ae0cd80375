// Initial values become the bytes that C's .data would hold.
using SmmFirmwareKit.Efi;

namespace SmmFirmwareKit.Generators.Tests.AtRunTime;

public sealed class InitialContents
{
    [Fact]
    public void Values_LieLittleEndianAtTheirOffsets()
    {
        byte[] bytes = InitialValue.Bytes([new(6, 2, 2, 0x0100), new(1, 4, 1, 0x30000)]);
        Assert.Equal([0, 0, 0, 3, 0, 0, 0, 1, 0, 1], bytes);
    }

    [Fact]
    public void NoValues_NeedNoBytes() => Assert.Empty(InitialValue.Bytes([]));
}
