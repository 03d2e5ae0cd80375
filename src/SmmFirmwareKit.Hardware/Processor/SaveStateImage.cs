// The SMRAM state-save area as the processor itself writes it on SMI and reads it on RSM: the AMD64 map, as on QEMU.
using System.Buffers.Binary;

namespace SmmFirmwareKit.Hardware;

/// <summary>
/// 512 bytes at SMBASE+0xFE00 (APM vol. 2 table 10-1; QEMU target/i386/tcg/sysemu/smm_helper.c writes the fields below and
/// leaves every other byte alone). Firmware has its own declaration of this map, from EDK2's header.
/// </summary>
internal readonly ref struct SaveStateImage(Span<byte> bytes)
{
    /// <summary>Offset of the area from SMBASE.</summary>
    public const uint Offset = 0xFE00;

    public const int Size = 0x200;

    /// <summary>SMM revision identifier of the AMD64 map with SMBASE relocation (bit 17) and I/O restart off.</summary>
    public const uint Revision = 0x00020064;

    private const uint RelocationSupported = 1 << 17;

    private readonly Span<byte> _bytes = bytes;

    public bool AutoHaltRestart
    {
        get => (_bytes[0xC9] & 1) != 0;
        set => _bytes[0xC9] = value ? (byte)1 : (byte)0;
    }

    public void Store(in ProcessorState state, ulong efer, ulong rip)
    {
        for (int i = 0; i < 6; i++)
        {
            Put(i * 16, in state.Segments[i]);
        }

        Put32(0x64, state.GdtLimit);
        Put64(0x68, state.GdtBase);
        Put(0x70, in state.Ldtr);
        Put32(0x84, state.IdtLimit);
        Put64(0x88, state.IdtBase);
        Put(0x90, in state.Tr);
        Put64(0xD0, efer);
        Put32(0xFC, Revision);
        Put32(0x100, state.Smbase);
        Put32(0x148, (uint)state.Cr4);
        Put64(0x150, state.Cr3);
        Put32(0x158, (uint)state.Cr0);
        Put32(0x160, (uint)state.Dr7);
        Put32(0x168, (uint)state.Dr6);
        Put32(0x170, (uint)state.Rflags);
        Put64(0x178, rip);
        for (int i = 0; i < 16; i++)
        {
            Put64(GeneralOffset(i), state.General[i]);
        }
    }

    /// <summary>Loads everything the map holds; the result is EFER and RIP, which live elsewhere in the model.</summary>
    public (ulong Efer, ulong Rip) Load(ref ProcessorState state)
    {
        for (int i = 0; i < 6; i++)
        {
            state.Segments[i] = Get(i * 16);
        }

        state.GdtLimit = Get32(0x64);
        state.GdtBase = Get64(0x68);
        state.Ldtr = Get(0x70);
        state.IdtLimit = Get32(0x84);
        state.IdtBase = Get64(0x88);
        state.Tr = Get(0x90);
        state.Cr4 = Get32(0x148);
        state.Cr3 = Get64(0x150);
        state.Cr0 = Get32(0x158);
        state.Dr7 = Get32(0x160);
        state.Dr6 = Get32(0x168);
        state.Rflags = Get32(0x170);
        for (int i = 0; i < 16; i++)
        {
            state.General[i] = Get64(GeneralOffset(i));
        }

        if ((Get32(0xFC) & RelocationSupported) != 0)
        {
            state.Smbase = Get32(0x100);
        }

        return (Get64(0xD0), Get64(0x178));
    }

    // From the top: RAX at 0x1F8, RCX 0x1F0, … RDI 0x1C0, R8 0x1B8, … R15 0x180.
    private static int GeneralOffset(int register) => 0x1F8 - (8 * register);

    private void Put(int offset, in SegmentRegister segment)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(_bytes[offset..], segment.Selector);
        BinaryPrimitives.WriteUInt16LittleEndian(_bytes[(offset + 2)..], segment.Attributes);
        Put32(offset + 4, segment.Limit);
        Put64(offset + 8, segment.Base);
    }

    private SegmentRegister Get(int offset) => new(
        BinaryPrimitives.ReadUInt16LittleEndian(_bytes[offset..]),
        BinaryPrimitives.ReadUInt16LittleEndian(_bytes[(offset + 2)..]),
        Get32(offset + 4),
        Get64(offset + 8));

    private void Put32(int offset, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(_bytes[offset..], value);

    private void Put64(int offset, ulong value) => BinaryPrimitives.WriteUInt64LittleEndian(_bytes[offset..], value);

    private uint Get32(int offset) => BinaryPrimitives.ReadUInt32LittleEndian(_bytes[offset..]);

    private ulong Get64(int offset) => BinaryPrimitives.ReadUInt64LittleEndian(_bytes[offset..]);
}
