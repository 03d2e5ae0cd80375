// What an attacker tries once firmware has locked up: memory, lock bits, SMI features. Really performed, on the run's machine.
using System.Buffers.Binary;
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Hardware;
using SmmFirmwareKit.Modules.Os;

namespace SmmFirmwareKit.Platform.Hotplug;

/// <summary>Accesses of the outside: a CPU outside SMM, a bus master, configuration space, ports.</summary>
internal sealed class OutsideAttempts(MachineView view)
{
    private const ulong Pattern = 0x4B43415454412121;
    private const int LpcDevice = 0x1F;
    private const int FSmbase = 0x9C;
    private const int Smram = 0x9D;
    private const int Esmramc = 0x9E;
    private const int GenPmcon1 = 0xA0;
    private const uint DLckAndGSmrame = 0x18;
    private const uint DOpen = 0x40;
    private const uint SmiLock = 0x10;
    private const uint GblSmiEn = 1;
    private const int SmiEn = 0x30;

    // fw_cfg's DMA control block and its data, in the OS's memory (docs/specs/fw_cfg of QEMU).
    private const ulong ControlBlock = OsMemoryMap.Idt + 0x10000;
    private const uint SelectAndWrite = 8 | 16;

    private static readonly ulong[] s_window = [0x30000, 0x38000, 0x3FF00, 0x4FFF8];

    private Chipset Chipset => view.Machine.Chipset;

    /// <summary>Reads the ends of the window from outside SMM.</summary>
    public static IEnumerable<OutsideRead> Reads(MachineView view, string when) =>
        from address in s_window
        from requester in new[] { Requester.CpuOutsideSmm, Requester.Dma }
        select new OutsideRead(when, NameOf(requester), address, view.Read(address, requester: requester));

    /// <summary>Writes to locked SMRAM: the default SMBASE and the SMI entry point of one CPU.</summary>
    public OutsideAttempt[] OnMemory(ulong tile) =>
    [
        .. from address in s_window.Append(tile)
           from requester in new[] { Requester.CpuOutsideSmm, Requester.Dma }
           select OnMemory(address, requester),
    ];

    /// <summary>Writes to lock bits and to the SMI features.</summary>
    public OutsideAttempt[] OnLocks()
    {
        List<OutsideAttempt> attempts =
        [
            OnConfig("MCH 0x9C (default SMBASE)", 0, FSmbase, 1, _ => 0),
            OnConfig("MCH 0x9C (default SMBASE)", 0, FSmbase, 1, _ => 0xFF),
            OnConfig("MCH 0x9D (D_LCK)", 0, Smram, 1, value => (value & ~DLckAndGSmrame) | DOpen),
            OnConfig("MCH 0x9E (TSEG)", 0, Esmramc, 1, _ => 0),
            OnConfig("LPC 0xA0 (SMI_LOCK)", LpcDevice, GenPmcon1, 2, value => value & ~SmiLock),
            OnSmiEnable(),
        ];
        if (Chipset.SmiFeatures.Supported != 0)
        {
            attempts.Add(OnFeatures());
        }

        return [.. attempts];
    }

    private static string NameOf(Requester requester) => requester == Requester.Dma ? "DMA" : "CPU outside SMM";

    private OutsideAttempt OnMemory(ulong address, Requester requester)
    {
        ulong before = view.Read(address);
        view.Write(address, Pattern, requester);
        return new OutsideAttempt(NameOf(requester), Hex.Of(address), before, Pattern, view.Read(address), view.Read(address, requester: requester));
    }

    private OutsideAttempt OnConfig(string what, int device, int offset, int width, Func<uint, uint> change)
    {
        uint before = Chipset.ReadConfig(0, device, 0, offset, width);
        uint written = change(before);
        Chipset.WriteConfig(0, device, 0, offset, width, written);
        uint after = Chipset.ReadConfig(0, device, 0, offset, width);
        return new OutsideAttempt("configuration write", what, before, written, after, after);
    }

    private OutsideAttempt OnSmiEnable()
    {
        ushort port = (ushort)(Chipset.Lpc.PowerManagementBase + SmiEn);
        uint before = Chipset.ReadPort(port, sizeof(uint));
        uint written = before & ~GblSmiEn;
        Chipset.WritePort(port, sizeof(uint), written, cpu: 0);
        uint after = Chipset.ReadPort(port, sizeof(uint));
        return new OutsideAttempt("port write", "SMI_EN (GBL_SMI_EN)", before, written, after, after);
    }

    // Asks for no features at all, then for the verdict.
    private OutsideAttempt OnFeatures()
    {
        ulong before = Chipset.SmiFeatures.Negotiated;
        ulong written = 0;
        view.Write(ControlBlock + 16, written, Requester.Dma);
        Span<byte> block = stackalloc byte[16];
        uint selector = Chipset.FwCfg.SelectorOf(SmiFeatures.RequestedFile);
        BinaryPrimitives.WriteUInt32BigEndian(block, selector << 16 | SelectAndWrite);
        BinaryPrimitives.WriteUInt32BigEndian(block[4..], sizeof(ulong));
        BinaryPrimitives.WriteUInt64BigEndian(block[8..], ControlBlock + 16);
        view.Machine.Dma.Write(ControlBlock, block);
        Chipset.WritePort(FwCfg.DmaPort, sizeof(uint), 0, cpu: 0);
        Chipset.WritePort(FwCfg.DmaPort + 4, sizeof(uint), BinaryPrimitives.ReverseEndianness((uint)ControlBlock), cpu: 0);
        Chipset.WritePort(FwCfg.SelectorPort, sizeof(ushort), Chipset.FwCfg.SelectorOf(SmiFeatures.OkFile), cpu: 0);
        ulong after = Chipset.SmiFeatures.Negotiated;
        return new OutsideAttempt("fw_cfg write", SmiFeatures.RequestedFile, before, written, after, after);
    }
}
