// The AMD64 map against EDK2's table, row by row (UefiCpuPkg/Library/MmSaveStateLib/AmdMmSaveState.c).
using SmmFirmwareKit.Efi;

namespace SmmFirmwareKit.Generators.Tests.SaveStates;

public sealed class AmdSmramSaveStateMap64Registers
{
    [Theory]
    [InlineData(4, 8, 0x268, 0x26C, false)]
    [InlineData(5, 8, 0x288, 0x288, false)]
    [InlineData(6, 8, 0x278, 0x278, false)]
    [InlineData(7, 2, 0x264, 0, false)]
    [InlineData(8, 2, 0x284, 0, false)]
    [InlineData(9, 4, 0x274, 0, false)]
    [InlineData(10, 0, 0, 0, false)]
    [InlineData(20, 2, 0x200, 0, false)]
    [InlineData(21, 2, 0x210, 0, false)]
    [InlineData(22, 2, 0x220, 0, false)]
    [InlineData(23, 2, 0x230, 0, false)]
    [InlineData(24, 2, 0x240, 0, false)]
    [InlineData(25, 2, 0x250, 0, false)]
    [InlineData(26, 2, 0x270, 0, false)]
    [InlineData(27, 2, 0x290, 0, false)]
    [InlineData(28, 8, 0x360, 0x364, false)]
    [InlineData(29, 8, 0x368, 0x36C, false)]
    [InlineData(30, 8, 0x3B8, 0x3BC, true)]
    [InlineData(31, 8, 0x3B0, 0x3B4, true)]
    [InlineData(32, 8, 0x3A8, 0x3AC, true)]
    [InlineData(33, 8, 0x3A0, 0x3A4, true)]
    [InlineData(34, 8, 0x398, 0x39C, true)]
    [InlineData(35, 8, 0x390, 0x394, true)]
    [InlineData(36, 8, 0x388, 0x38C, true)]
    [InlineData(37, 8, 0x380, 0x384, true)]
    [InlineData(38, 8, 0x3F8, 0x3FC, true)]
    [InlineData(39, 8, 0x3E0, 0x3E4, true)]
    [InlineData(40, 8, 0x3F0, 0x3F4, true)]
    [InlineData(41, 8, 0x3E8, 0x3EC, true)]
    [InlineData(42, 8, 0x3D8, 0x3DC, true)]
    [InlineData(43, 8, 0x3D0, 0x3D4, true)]
    [InlineData(44, 8, 0x3C8, 0x3CC, true)]
    [InlineData(45, 8, 0x3C0, 0x3C4, true)]
    [InlineData(46, 8, 0x378, 0x37C, true)]
    [InlineData(51, 8, 0x370, 0x374, true)]
    [InlineData(52, 8, 0x358, 0x35C, false)]
    [InlineData(53, 8, 0x350, 0x354, false)]
    [InlineData(54, 8, 0x348, 0x34C, false)]
    public void Register_IsWhereEdk2HasIt(int register, int width, int low, int high, bool writable)
    {
        Assert.True(AmdSmramSaveStateMap64.TryGetRegister((EfiMmSaveStateRegister)register, out SaveStateRegisterInfo info));
        Assert.Equal(new SaveStateRegisterInfo(width, (ulong)low, (ulong)high, writable), info);
    }

    [Theory]
    [InlineData(0U)]
    [InlineData(3U)]
    [InlineData(11U)]
    [InlineData(19U)]
    [InlineData(47U)]
    [InlineData(50U)]
    [InlineData(55U)]
    [InlineData(256U)]
    [InlineData(512U)]
    [InlineData(514U)]
    [InlineData(uint.MaxValue)]
    public void OtherValue_HasNoRow(uint register)
    {
        Assert.False(AmdSmramSaveStateMap64.TryGetRegister((EfiMmSaveStateRegister)register, out SaveStateRegisterInfo info));
        Assert.Equal(default, info);
    }

    [Fact]
    public void NamedFields_AreWhereTheProcessorStoresThem()
    {
        Ptr<AmdSmramSaveStateMap64> map = new(0x30000 + 0xFC00);
        Assert.Equal(0x400, AmdSmramSaveStateMap64.SizeOf);
        Assert.Equal(0x3FF00UL, map.SMBASE.Address);
        Assert.Equal(0x3FEFCUL, map.SMMRevId.Address);
        Assert.Equal(0x3FEC9UL, map.AutoHALTRestart.Address);
        Assert.Equal(0x3FEC8UL, map.IORestart.Address);
        Assert.Equal(0x3FEC0UL, map.IO_DWord.Address);
        Assert.Equal(0x00020064U, AmdSmramSaveStateMap64.RevisionId);
    }
}
