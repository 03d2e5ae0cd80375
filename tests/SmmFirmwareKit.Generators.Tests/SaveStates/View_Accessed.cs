// The view of a map reads and writes the bytes where EDK2's table has the registers.
using System.Buffers.Binary;
using SmmFirmwareKit.Efi;

namespace SmmFirmwareKit.Generators.Tests.SaveStates;

public sealed class View_Accessed
{
    // Every byte differs from its neighbours, in each of the four quarters differently.
    private static byte[] Bytes() => [.. Enumerable.Range(0, 0x400).Select(i => (byte)(i ^ (i >> 8)))];

    [Fact]
    public void Amd64_ReadsEveryRegister()
    {
        byte[] map = Bytes();
        AmdSmramSaveStateMap64.View view = new(map);
        Assert.Equal([Word(map, 0x200), Word(map, 0x210), Word(map, 0x270), Word(map, 0x264)], new ulong[] { view.Es, view.Cs, view.LdtrSel, view.GdtLimit });
        Assert.Equal([Quad(map, 0x3F8), Quad(map, 0x378), Quad(map, 0x358), Quad(map, 0x3B8)], [view.Rax, view.Rip, view.Cr0, view.R8]);
        Assert.Equal(Dword(map, 0x274), view.LdtLimit);
    }

    /// <summary>EDK2's table has the low half twice; the processor has not.</summary>
    [Fact]
    public void Amd64_ReadsTheBasesAsTheProcessorStoresThem()
    {
        byte[] map = Bytes();
        AmdSmramSaveStateMap64.View view = new(map);
        Assert.Equal([Quad(map, 0x268), Quad(map, 0x288), Quad(map, 0x278)], [view.GdtBase, view.IdtBase, view.LdtBase]);
    }

    [Fact]
    public void Intel64_PutsHalvesTogether()
    {
        byte[] map = Bytes();
        SmramSaveStateMap64.View view = new(map);
        Assert.Equal(
            [Dword(map, 0x28C) | (ulong)Dword(map, 0x1D0) << 32, Dword(map, 0x294) | (ulong)Dword(map, 0x1D8) << 32, Dword(map, 0x29C) | (ulong)Dword(map, 0x1D4) << 32],
            [view.GdtBase, view.IdtBase, view.LdtBase]);
        Assert.Equal(Quad(map, 0x31C), view.R15);
        Assert.Equal(Quad(map, 0x39C), view.IoMemoryAddress);
    }

    [Fact]
    public void Write_ChangesTheRegisterAndNothingElse()
    {
        byte[] map = Bytes();
        byte[] expected = Bytes();
        BinaryPrimitives.WriteUInt64LittleEndian(expected.AsSpan(0x3F8), 0x1122334455667788);
        BinaryPrimitives.WriteUInt32LittleEndian(expected.AsSpan(0x300), 0x7FFD8000);
        expected[0x2C9] = 0;
        AmdSmramSaveStateMap64.View view = new(map) { Rax = 0x1122334455667788, Smbase = 0x7FFD8000, AutoHaltRestart = 0 };
        Assert.Equal(expected, map);
        Assert.Equal(0x7FFD8000U, view.Smbase);
    }

    [Fact]
    public void Roles_HaveOneNameInEveryMap()
    {
        byte[] map = Bytes();
        Assert.Equal(
            [Dword(map, 0x2F8), Dword(map, 0x2F8), Dword(map, 0x2F8), Dword(map, 0x300)],
            [new SmramSaveStateMap32.View(map).Smbase, new SmramSaveStateMap64.View(map).Smbase, new AmdSmramSaveStateMap32.View(map).Smbase, new AmdSmramSaveStateMap64.View(map).Smbase]);
        Assert.Equal(
            [Dword(map, 0x2FC), Dword(map, 0x2FC), Dword(map, 0x2FC), Dword(map, 0x2FC)],
            [new SmramSaveStateMap32.View(map).SmmRevId, new SmramSaveStateMap64.View(map).SmmRevId, new AmdSmramSaveStateMap32.View(map).SmmRevId, new AmdSmramSaveStateMap64.View(map).SmmRevId]);
    }

    [Fact]
    public void IoInstruction_IsReadWithItsRevision()
    {
        byte[] map = new byte[0x400];
        BinaryPrimitives.WriteUInt32LittleEndian(map.AsSpan(0x3A4), 0x00B20003);
        Assert.False(new SmramSaveStateMap64.View(map).TryGetIo(out _));
        BinaryPrimitives.WriteUInt32LittleEndian(map.AsSpan(0x2FC), 0x00030004);
        Assert.True(new SmramSaveStateMap64.View(map).TryGetIo(out SaveStateIo io));
        Assert.Equal(new SaveStateIo(EfiMmSaveStateIoType.Output, 1, 0xB2), io);
    }

    [Fact]
    public void TooFewBytes_AreRefusedAtOnce() =>
        Assert.Throws<ArgumentOutOfRangeException>(static () => new AmdSmramSaveStateMap64.View(new byte[0x3FF]).Es);

    private static ulong Word(byte[] map, int offset) => BinaryPrimitives.ReadUInt16LittleEndian(map.AsSpan(offset));

    private static uint Dword(byte[] map, int offset) => BinaryPrimitives.ReadUInt32LittleEndian(map.AsSpan(offset));

    private static ulong Quad(byte[] map, int offset) => BinaryPrimitives.ReadUInt64LittleEndian(map.AsSpan(offset));
}
