// The AMD64 save state is declared twice, from the manual in Hardware and from EDK2's header in Efi: the two must say the same.
using System.Buffers.Binary;
using SmmFirmwareKit.Conformance;
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Hardware.Tests.Processors;

/// <summary>A processor with a value of its own in every register is interrupted; what it stored is read by EDK2's names.</summary>
public sealed class SaveState_AndEdk2Header
{
    private const ulong Map = SmramLayout.SMM_DEFAULT_SMBASE + SmramLayout.SMRAM_SAVE_STATE_MAP_OFFSET;
    private const ulong GdtBase = 0x0123_4567_89AB_C000;
    private const ulong IdtBase = 0x0FED_CBA9_8765_4000;
    private const uint GdtLimit = 0x00A7;
    private const uint IdtLimit = 0x0FFF;
    private const ulong Cr3 = 0x0000_0001_2345_6000;

    private readonly byte[] _map;
    private readonly Dictionary<ControlRegister, ulong> _before = [];

    public SaveState_AndEdk2Header()
    {
        CpuBench bench = new(Interrupted, cpus: 1);
        bench.Place(CpuBench.DefaultHandler, "Handler", HaltForEver);
        bench.Run();
        Assert.Equal(1u, bench.Machine.Processors[0].SmiCount);
        _map = bench.Machine.Ram.Read(Map)[..AmdSmramSaveStateMap64.SizeOf].ToArray();
    }

    [Fact]
    public void GeneralRegisters_LieWhereTheHeaderHasThem()
    {
        AmdSmramSaveStateMap64.View map = new(_map);
        Assert.Equal(
            Enumerable.Range(0, 16).Select(ValueOf),
            [map.Rax, map.Rcx, map.Rdx, map.Rbx, map.Rsp, map.Rbp, map.Rsi, map.Rdi, map.R8, map.R9, map.R10, map.R11, map.R12, map.R13, map.R14, map.R15]);
    }

    [Fact]
    public void DescriptorTables_LieWhereTheHeaderHasThem()
    {
        AmdSmramSaveStateMap64.View map = new(_map);
        Assert.Equal((GdtBase, IdtBase), (map.GdtBase, map.IdtBase));
        Assert.Equal(((ushort)GdtLimit, (ushort)IdtLimit), (map.GdtLimit, map.IdtLimit));
    }

    [Fact]
    public void ControlRegistersAndCodeSegment_LieWhereTheHeaderHasThem()
    {
        AmdSmramSaveStateMap64.View map = new(_map);
        Assert.Equal((_before[ControlRegister.Cr0], Cr3, _before[ControlRegister.Cr4]), (map.Cr0, map.Cr3, map.Cr4));
        Assert.Equal(_before[ControlRegister.CodeSegmentSelector], map.Cs);
        Assert.Equal(_before[ControlRegister.CodeSegmentBase], BinaryPrimitives.ReadUInt64LittleEndian(_map.AsSpan((int)AmdSmramSaveStateMap64.OffsetOf._CSBase)));
    }

    [Fact]
    public void Roles_LieWhereTheHeaderHasThem()
    {
        AmdSmramSaveStateMap64.View map = new(_map);
        Assert.Equal((SmramLayout.SMM_DEFAULT_SMBASE, AmdSmramSaveStateMap64.RevisionId, (byte)0), (map.Smbase, map.SmmRevId, map.AutoHaltRestart));
        Assert.False(map.TryGetIo(out _));
    }

    private static ulong ValueOf(int register) => 0x0101_0101_0101_0101UL * (ulong)(register + 1);

    private async FirmwareTask Interrupted()
    {
        await Asm.Write(ControlRegister.GdtBase, GdtBase);
        await Asm.Write(ControlRegister.GdtLimit, GdtLimit);
        await Asm.Write(ControlRegister.IdtBase, IdtBase);
        await Asm.Write(ControlRegister.IdtLimit, IdtLimit);
        await Asm.Write(ControlRegister.Cr3, Cr3);
        foreach (ControlRegister register in (ControlRegister[])[ControlRegister.Cr0, ControlRegister.Cr4, ControlRegister.CodeSegmentSelector, ControlRegister.CodeSegmentBase])
        {
            _before[register] = await Asm.Read(register);
        }

        for (int register = 0; register < 16; register++)
        {
            await Asm.Write(ControlRegister.Gpr0 + (ulong)register, ValueOf(register));
        }

        await Asm.Send(0, DeliveryMode.Smi);
        await HaltForEver();
    }

    private static async FirmwareTask HaltForEver()
    {
        while (true)
        {
            await Asm.Halt();
        }
    }
}
