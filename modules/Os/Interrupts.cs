// The OS's one interrupt: the SCI, through I/O APIC input 9.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.Os;

/// <summary>IDT, I/O APIC, ACPI mode and the general-purpose event of CPU hot-plug.</summary>
[KitOnly("the OS model: EDK2 ends where the OS begins")]
public sealed partial class Interrupts(OsModule module) : OsPart(module)
{
    private const byte SciVector = 0x29;
    private const int SciInput = 9;
    private const ulong IoApicSelect = 0xFEC00000;
    private const ulong IoApicWindow = 0xFEC00010;
    private const uint RedirectionTable = 0x10;
    private const uint LevelTriggered = 1 << 15;
    private const int DestinationShift = 24;
    private const uint InterruptGate = 0x8E00;
    private const ushort GateSize = 16;
    private const ushort GPE0_STS = 0x20;
    private const ushort GPE0_EN = 0x28;
    private const byte CpuHotplugGpe = 1 << 2;

    /// <summary>FADT.ACPI_ENABLE of QEMU's tables: this value at SMI_CMD (0xB2) sets SCI_EN.</summary>
    private const byte AcpiEnable = 2;

    public async FirmwareTask Initialize()
    {
        uint pmBase = await PciLib.PciRead32(Q35MchIch9.PowerMgmtRegisterQ35(Q35MchIch9.ICH9_PMBASE)) & Q35MchIch9.ICH9_PMBASE_MASK;
        await mPmBase.Set((ushort)pmBase);
        await InstallGate(SciVector, SciInterruptAddress);
        await BaseLib.AsmWriteIdtr(OsMemoryMap.Idt, ((SciVector + 1) * GateSize) - 1);
        await LocalApicLib.ProgramVirtualWireMode();
        await RouteSci();
        await IoLib.IoWrite8(Q35MchIch9.ICH9_APM_CNT, AcpiEnable);
        await EnableGpe();
        await BaseLib.EnableInterrupts();
    }

    /// <summary>Lets the next CPU event raise an SCI; one that came meanwhile does so at once.</summary>
    public async FirmwareTask EnableGpe() => await IoLib.IoWrite8((ushort)(await mPmBase + GPE0_EN), CpuHotplugGpe);

    /// <summary>
    /// Masks and clears the edge event, as ACPICA does before it runs an _Exx method, and leaves the rest to the idle loop.
    /// Ends with IRET.
    /// </summary>
    [EntryPoint]
    public async FirmwareTask SciInterrupt()
    {
        ushort pmBase = await mPmBase;
        await IoLib.IoWrite8((ushort)(pmBase + GPE0_EN), 0);
        await IoLib.IoWrite8((ushort)(pmBase + GPE0_STS), CpuHotplugGpe);
        await Control.SciCount.Set(await Control.SciCount + 1);
        await Control.SciPending.Set(1);
        await LocalApicLib.SendApicEoi();
        await BaseLib.AsmIret();
    }

    private async FirmwareTask RouteSci()
    {
        uint self = (uint)await LocalApicLib.GetApicId();
        await WriteIoApic(RedirectionTable + (2 * SciInput) + 1, self << DestinationShift);
        await WriteIoApic(RedirectionTable + (2 * SciInput), LevelTriggered | SciVector);
    }

    private async FirmwareTask WriteIoApic(uint register, uint value)
    {
        await IoLib.MmioWrite32(IoApicSelect, register);
        await IoLib.MmioWrite32(IoApicWindow, value);
    }

    // 64-bit interrupt gate (SDM vol. 3 figure 6-8).
    private async FirmwareTask InstallGate(byte vector, ulong handler)
    {
        ulong gate = OsMemoryMap.Idt + ((ulong)vector * GateSize);
        ushort selector = await BaseLib.AsmReadCs();
        await IoLib.MmioWrite32(gate, (uint)selector << 16 | (uint)(handler & 0xFFFF));
        await IoLib.MmioWrite32(gate + 4, (uint)(handler & 0xFFFF0000) | InterruptGate);
        await IoLib.MmioWrite32(gate + 8, (uint)(handler >> 32));
        await IoLib.MmioWrite32(gate + 12, 0);
    }
}
