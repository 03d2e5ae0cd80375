// Looks at a machine from outside without taking a step.
using System.Buffers.Binary;
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Hardware;
using SmmFirmwareKit.Modules.OvmfPkg;

namespace SmmFirmwareKit.Platform.Hotplug;

/// <summary>Memory as SMM code, other code and devices see it, and the firmware tables that the evidence comes from.</summary>
internal sealed class MachineView(OvmfPlatform platform)
{
    public Machine Machine => platform.Machine;

    public OvmfPkgX64 Firmware => platform.Firmware;

    /// <summary>The gate of the first SMI handler.</summary>
    public static ulong GateAddress => new Ptr<FirstSmiHandlerContext>(SmramLayout.SMM_DEFAULT_SMBASE).ApicIdGate.Address;

    /// <summary>Where the first SMI handler lies.</summary>
    public const ulong FirstHandlerAddress = SmramLayout.SMM_DEFAULT_SMBASE + SmramLayout.SMM_HANDLER_OFFSET;

    /// <summary>CPU_HOT_PLUG_DATA, through the PCD that publishes it; null before the driver has run or with one slot only.</summary>
    public Ptr<CpuHotPlugData> HotPlugData => new(Read(OvmfMemoryMap.PcdDatabase + ((ulong)Pcd.PcdCpuHotPlugDataAddress * sizeof(ulong))));

    public ulong ExpectedCpusAddress => Firmware.PiSmmCpuDxeSmm.NumberOfCpus.Address;

    /// <summary>Reads up to eight bytes; ones where nothing answers.</summary>
    public ulong Read(ulong address, int width = sizeof(ulong), Requester requester = Requester.CpuInSmm)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        bytes.Clear();
        if (!Machine.Memory.TryRead(address, bytes[..width], requester))
        {
            bytes[..width].Fill(0xFF);
        }

        return BinaryPrimitives.ReadUInt64LittleEndian(bytes);
    }

    /// <summary>Writes eight bytes as <paramref name="requester"/>.</summary>
    public void Write(ulong address, ulong value, Requester requester)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, value);
        Machine.Memory.TryWrite(address, bytes, requester);
    }

    /// <summary>CPU_HOT_PLUG_DATA by slot, with what lies at each slot's SMI entry point.</summary>
    public SlotRecord[] Slots()
    {
        Ptr<CpuHotPlugData> data = HotPlugData;
        if (data.IsNull)
        {
            return [];
        }

        int count = (int)Read(data.ArrayLength.Address, sizeof(uint));
        ulong apicIds = Read(data.ApicId.Address);
        ulong smbases = Read(data.SmBase.Address);
        return [.. Enumerable.Range(0, count).Select(slot => Slot(Read(apicIds + ((ulong)slot * sizeof(ulong))), Read(smbases + ((ulong)slot * sizeof(ulong)))))];
    }

    /// <summary>SMBASE in the save-state map of each CPU present.</summary>
    public ulong[] SavedSmbases(IEnumerable<CpuSnapshot> cpus) => [.. cpus
        .Where(cpu => cpu.Present)
        .Select(cpu => Read(SavedSmbaseAddress(cpu.Smbase), sizeof(uint)))];

    /// <summary>Where a CPU with this SMBASE saves the register itself.</summary>
    public static ulong SavedSmbaseAddress(ulong smbase) => smbase + SmramLayout.SMRAM_SAVE_STATE_MAP_OFFSET + AmdSmramSaveStateMap64.OffsetOf.SMBASE;

    private SlotRecord Slot(ulong apicId, ulong smbase)
    {
        Span<byte> cell = stackalloc byte[CodeCell.Size];
        ulong entry = smbase + SmramLayout.SMM_HANDLER_OFFSET;
        Machine.Memory.TryRead(entry, cell, Requester.CpuInSmm);
        return new SlotRecord(apicId, smbase, BinaryPrimitives.ReadUInt64LittleEndian(cell), CodeCell.TryDecode(cell, out _, out _));
    }
}
