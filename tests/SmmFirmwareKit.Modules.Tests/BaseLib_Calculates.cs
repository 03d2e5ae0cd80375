// The functions of BaseLib that only calculate.
using SmmFirmwareKit.Modules.MdePkg;

namespace SmmFirmwareKit.Modules.Tests;

public sealed class BaseLib_Calculates
{
    [Fact]
    public void SwapBytes_TurnsTheOrderAround()
    {
        BaseLib baseLib = new();
        Assert.Equal(0x3412, baseLib.SwapBytes16(0x1234));
        Assert.Equal(0x78563412U, baseLib.SwapBytes32(0x12345678));
        Assert.Equal(0xF0DEBC9A78563412UL, baseLib.SwapBytes64(0x123456789ABCDEF0));
    }
}
