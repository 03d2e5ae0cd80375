// LMA and IO: registers that no map has under these numbers.
using System.Buffers.Binary;
using SmmFirmwareKit.Efi;
using R = SmmFirmwareKit.Efi.EfiMmSaveStateRegister;

namespace SmmFirmwareKit.Modules.Tests.SaveStates;

public sealed class PseudoRegister_Asked
{
    private const ulong IoInfoSize = 0x18;
    private const uint Out8 = 0x00B20003; // OUT DX, one byte, port 0xB2, by SMI

    private static readonly byte[] s_filled = [.. Enumerable.Repeat((byte)0xCC, SaveStateBench.BufferSize)];

    [Theory]
    [InlineData(nameof(SaveStateFormat.Intel32), 32)]
    [InlineData(nameof(SaveStateFormat.Intel64), 64)]
    [InlineData(nameof(SaveStateFormat.Amd64), 64)]
    public void Lma_IsTheSizeOfTheMap(string format, byte expected)
    {
        Answer answer = Ask(SaveStateFormat.Named(format), new byte[SaveStateBench.MapSize], Request.Read(R.Lma, 1));
        Assert.Equal(EfiStatus.Success, answer.Status);
        Assert.Equal([expected, .. s_filled[1..]], answer.Buffer);
    }

    /// <summary>CPUID.01H:EAX, 80000000H:EAX, 80000001H:EDX.</summary>
    [Theory]
    [InlineData(0x000006F6, 0x80000008, 0U, 64)] // family 6, model 0Fh
    [InlineData(0x00010676, 0x80000008, 0U, 64)] // model 17h
    [InlineData(0x000106C2, 0x80000008, 0U, 64)] // model 1Ch
    [InlineData(0x000006E8, 0x80000008, 0U, 32)] // model 0Eh
    [InlineData(0x000106D1, 0x80000008, 0U, 32)] // model 1Dh
    [InlineData(0x000006C2, 0x80000008, 0U, 32)] // model 0Ch: the high half counts
    [InlineData(0x00000FF0, 0x80000008, 0U, 32)] // family 15, model 0Fh
    [InlineData(0x00000F29, 0x80000001, SaveStateFormat.LongMode, 64)]
    [InlineData(0x00000F29, 0x80000000, SaveStateFormat.LongMode, 32)] // there is no leaf 80000001H
    [InlineData(0x00000F29, 0x80000008, ~SaveStateFormat.LongMode, 32)]
    public void Lma_OfIntel_FollowsCpuid(uint version, uint maximumExtended, uint features, byte expected)
    {
        SaveStateFormat format = new("Intel", version, maximumExtended, features);
        Assert.Equal(expected, Ask(format, new byte[SaveStateBench.MapSize], Request.Read(R.Lma, 1)).Buffer[0]);
    }

    [Theory]
    [InlineData(nameof(SaveStateFormat.Intel32))]
    [InlineData(nameof(SaveStateFormat.Intel64))]
    [InlineData(nameof(SaveStateFormat.Amd64))]
    public void Lma_HasOneByteAndIgnoresWrites(string name)
    {
        SaveStateFormat format = SaveStateFormat.Named(name);
        byte[] map = new byte[SaveStateBench.MapSize];
        Answer[] answers = [Ask(format, map, Request.Read(R.Lma, 0)), Ask(format, map, Request.Read(R.Lma, 2)), Ask(format, map, Request.ToWrite(R.Lma, 8))];
        Assert.Equal([EfiStatus.InvalidParameter, EfiStatus.InvalidParameter, EfiStatus.Success], answers.Select(answer => answer.Status));
        Assert.All(answers, answer => Assert.Equal((s_filled, map), (answer.Buffer, answer.Map), BytesEqual));
    }

    /// <summary>Every type of IOMisc (bits 7:4) with every length (bits 3:1). String types are CVE-2018-12182.</summary>
    [Theory]
    [InlineData(nameof(SaveStateFormat.Intel32))]
    [InlineData(nameof(SaveStateFormat.Intel64))]
    public void IoOfIntel_EveryTypeAndLength(string name)
    {
        for (uint type = 0; type < 16; type++)
        {
            for (uint length = 0; length < 8; length++)
            {
                bool known = type is 0 or 1 or 8 or 9 && length is 1 or 2 or 4;
                Answer answer = AskIo(name, 0x00030004, 0x12340000 | type << 4 | length << 1 | 1, IoInfoSize);
                Assert.Equal((type, length, known ? EfiStatus.Success : EfiStatus.NotFound), (type, length, answer.Status));
                Assert.Equal(known ? IoInfo(length, type is 1 or 9, 0x1234) : Convert.ToHexString(s_filled), Convert.ToHexString(answer.Buffer));
            }
        }
    }

    [Theory]
    [InlineData(0x00030003, Out8, IoInfoSize, EfiStatus.NotFound)]
    [InlineData(0x00020064, Out8, IoInfoSize, EfiStatus.NotFound)]
    [InlineData(0x00030004, Out8 - 1, IoInfoSize, EfiStatus.NotFound)] // SmiFlag clear
    [InlineData(0x00030004, Out8, IoInfoSize - 1, EfiStatus.InvalidParameter)]
    [InlineData(0x00030004, Out8 | 2 << 4, 0UL, EfiStatus.NotFound)] // OUTS, before the width is looked at
    [InlineData(0x00030101, Out8, IoInfoSize + 1, EfiStatus.Success)]
    public void IoOfIntel_Status(uint revision, uint ioMisc, ulong width, EfiStatus expected)
    {
        foreach (string format in (string[])[nameof(SaveStateFormat.Intel32), nameof(SaveStateFormat.Intel64)])
        {
            Answer answer = AskIo(format, revision, ioMisc, width);
            Assert.Equal(expected, answer.Status);
            Assert.Equal(expected == EfiStatus.Success ? IoInfo(1, input: false, 0xB2) : Convert.ToHexString(s_filled), Convert.ToHexString(answer.Buffer));
        }
    }

    /// <summary>Every combination of IO_DWord's low bits.</summary>
    [Fact]
    public void IoOfAmd_EveryWord()
    {
        for (uint low = 0; low < 0x80; low++)
        {
            bool valid = (low & 2) != 0;
            uint length = (low & 0x10) != 0 ? 1U : (low & 0x20) != 0 ? 2U : 4U;
            Answer answer = AskIo(nameof(SaveStateFormat.Amd64), 0x00020064, 0x12340000 | low, IoInfoSize);
            Assert.Equal((low, valid ? EfiStatus.Success : EfiStatus.NotFound), (low, answer.Status));
            Assert.Equal(valid ? IoInfo(length, (low & 1) != 0, 0x1234) : Convert.ToHexString(s_filled), Convert.ToHexString(answer.Buffer));
        }
    }

    [Fact]
    public void IoOfAmd_BufferTooSmall_IsLeftAlone()
    {
        Answer answer = AskIo(nameof(SaveStateFormat.Amd64), 0x00020064, 0x00B20012, IoInfoSize - 1);
        Assert.Equal(EfiStatus.InvalidParameter, answer.Status);
        Assert.Equal(s_filled, answer.Buffer);
    }

    [Theory]
    [InlineData(nameof(SaveStateFormat.Intel32))]
    [InlineData(nameof(SaveStateFormat.Intel64))]
    [InlineData(nameof(SaveStateFormat.Amd64))]
    public void Io_CannotBeWritten(string name) =>
        Assert.Equal(EfiStatus.NotFound, Ask(SaveStateFormat.Named(name), new byte[SaveStateBench.MapSize], Request.ToWrite(R.Io, IoInfoSize)).Status);

    private static Answer Ask(SaveStateFormat format, byte[] map, Request request) => SaveStateBench.Ask(format, map, request, s_filled);

    // SMMREVID at 2FC everywhere; RAX is 0x8877665544332211 where its format has it.
    private static Answer AskIo(string name, uint revision, uint information, ulong width)
    {
        (int io, int rax) = name switch
        {
            nameof(SaveStateFormat.Intel32) => (0x3A4, 0x3D0),
            nameof(SaveStateFormat.Intel64) => (0x3A4, 0x35C),
            _ => (0x2C0, 0x3F8),
        };
        byte[] map = new byte[SaveStateBench.MapSize];
        BinaryPrimitives.WriteUInt64LittleEndian(map.AsSpan(rax), 0x8877665544332211);
        BinaryPrimitives.WriteUInt32LittleEndian(map.AsSpan(0x2FC), revision);
        BinaryPrimitives.WriteUInt32LittleEndian(map.AsSpan(io), information);
        return Ask(SaveStateFormat.Named(name), map, Request.Read(R.Io, width));
    }

    // IoData@0, IoPort@8, IoWidth@C, IoType@10, and eight bytes of the buffer beyond.
    private static string IoInfo(uint length, bool input, ushort port)
    {
        byte[] info = [.. s_filled];
        info.AsSpan(0, (int)IoInfoSize).Clear();
        BinaryPrimitives.WriteUInt64LittleEndian(info, 0x44332211 & ((1UL << (8 * (int)length)) - 1));
        BinaryPrimitives.WriteUInt16LittleEndian(info.AsSpan(8), port);
        info[0xC] = length switch { 1 => 0, 2 => 1, _ => 2 };
        info[0x10] = input ? (byte)1 : (byte)2;
        return Convert.ToHexString(info);
    }

    private static bool BytesEqual((byte[] Buffer, byte[] Map) expected, (byte[] Buffer, byte[] Map) actual) =>
        expected.Buffer.AsSpan().SequenceEqual(actual.Buffer) && expected.Map.AsSpan().SequenceEqual(actual.Map);
}
