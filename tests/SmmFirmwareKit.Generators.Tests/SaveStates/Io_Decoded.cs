// The I/O information words: every type and every length, of every revision that matters.
using SmmFirmwareKit.Efi;
using Type = SmmFirmwareKit.Efi.EfiMmSaveStateIoType;

namespace SmmFirmwareKit.Generators.Tests.SaveStates;

public sealed class Io_Decoded
{
    private const uint Revision = 0x00030004;

    /// <summary>IOMisc bits 7:4 (SDM vol. 3, "I/O Instruction Information in the SMM State Save Map"). String types: CVE-2018-12182.</summary>
    public static TheoryData<uint, Type> IntelTypes()
    {
        TheoryData<uint, Type> types = [];
        for (uint type = 0; type < 16; type++)
        {
            types.Add(type, type switch { 0 or 8 => Type.Output, 1 or 9 => Type.Input, _ => default });
        }

        return types;
    }

    [Theory]
    [MemberData(nameof(IntelTypes))]
    public void IntelType_IsInOrOutOrNothing(uint type, Type expected)
    {
        uint ioMisc = 0x00B20000 | type << 4 | 1 << 1 | 1;
        Assert.Equal(expected != default, SmramSaveStateMap32.TryDecodeIo(Revision, ioMisc, out SaveStateIo io32));
        Assert.Equal(expected != default, SmramSaveStateMap64.TryDecodeIo(Revision, ioMisc, out SaveStateIo io64));
        Assert.Equal(new SaveStateIo(expected, 1, 0xB2), io32);
        Assert.Equal(io32, io64);
    }

    /// <summary>IOMisc bits 3:1.</summary>
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 0)]
    [InlineData(4, 4)]
    [InlineData(5, 0)]
    [InlineData(6, 0)]
    [InlineData(7, 0)]
    public void IntelLength_IsOneTwoFourOrNothing(uint length, int bytes)
    {
        uint ioMisc = 0xFFFF0000 | length << 1 | 1;
        Assert.Equal(bytes != 0, SmramSaveStateMap64.TryDecodeIo(Revision, ioMisc, out SaveStateIo io));
        Assert.Equal(bytes, io.Bytes);
        Assert.Equal(0xFFFF, io.Port);
    }

    [Theory]
    [InlineData(1, EfiMmSaveStateIoWidth.Uint8)]
    [InlineData(2, EfiMmSaveStateIoWidth.Uint16)]
    [InlineData(4, EfiMmSaveStateIoWidth.Uint32)]
    public void Bytes_HaveTheirWidth(int bytes, EfiMmSaveStateIoWidth width) => Assert.Equal(width, new SaveStateIo(Type.Input, bytes, 0).Width);

    [Fact]
    public void SmiFlagClear_IsNoInstruction() => Assert.False(SmramSaveStateMap64.TryDecodeIo(Revision, 0x00B20002, out _));

    [Theory]
    [InlineData(0x00030003, false)]
    [InlineData(0x00030004, true)]
    [InlineData(0x00030101, true)]
    [InlineData(0x00020064, false)]
    public void Revision_DecidesWhetherThereIsAnIoMisc(uint revision, bool expected) =>
        Assert.Equal(expected, SmramSaveStateMap32.TryDecodeIo(revision, 0x00B20003, out _));

    /// <summary>IO_DWord: bit 0 IN, bit 1 valid, bit 4 byte, bit 5 word, else double word (APM vol. 2 section 10.2.4).</summary>
    [Theory]
    [InlineData(0x00B20012U, Type.Output, 1)]
    [InlineData(0x00B20013U, Type.Input, 1)]
    [InlineData(0x00B20022U, Type.Output, 2)]
    [InlineData(0x00B20032U, Type.Output, 1)]
    [InlineData(0x00B20042U, Type.Output, 4)]
    [InlineData(0x00B20003U, Type.Input, 4)]
    public void IoDWord_IsDecodedAsEdk2Does(uint ioDWord, Type type, int bytes)
    {
        Assert.True(AmdSmramSaveStateMap64.TryDecodeIo(0x00020064, ioDWord, out SaveStateIo io));
        Assert.Equal(new SaveStateIo(type, bytes, 0xB2), io);
    }

    [Theory]
    [InlineData(0U)]
    [InlineData(0xFFFFFFFDU)]
    public void IoDWordNotValid_IsNoInstruction(uint ioDWord) => Assert.False(AmdSmramSaveStateMap64.TryDecodeIo(0x00030064, ioDWord, out _));
}
