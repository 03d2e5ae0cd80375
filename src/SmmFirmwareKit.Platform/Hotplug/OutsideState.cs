// What a monitor outside the machine sees right after the SMI that added CPUs, before the OS acts on it.
using SmmFirmwareKit.Hardware;

namespace SmmFirmwareKit.Platform.Hotplug;

/// <summary>Processors, hot-plug flags and lock registers at one moment: what QEMU's monitor and its registers show as well.</summary>
/// <param name="Cpus">Every slot.</param>
/// <param name="Flags">FLAGS of every slot in the CPU hot-plug block.</param>
/// <param name="FSmbase">MCH 0x9C: 2 while SMRAM at the default SMBASE is locked.</param>
/// <param name="Smram">MCH 0x9D: D_LCK and G_SMRAME.</param>
/// <param name="Esmramc">MCH 0x9E: TSEG.</param>
/// <param name="GenPmcon1">LPC 0xA0: SMI_LOCK.</param>
/// <param name="SmiEn">SMI_EN.</param>
/// <param name="At30000">Eight bytes at the default SMBASE as a requester outside SMM reads them.</param>
public sealed record OutsideState(IReadOnlyList<CpuSnapshot> Cpus, IReadOnlyList<byte> Flags, uint FSmbase, uint Smram, uint Esmramc, uint GenPmcon1, uint SmiEn, ulong At30000)
{
    private const int LpcDevice = 0x1F;
    private const int SmiEnOffset = 0x30;
    private const ulong DefaultSmbase = 0x30000;

    internal static OutsideState Of(MachineView view)
    {
        Chipset chipset = view.Machine.Chipset;
        return new OutsideState(
            CpuSnapshot.TakeAll(view.Machine),
            [.. chipset.PossibleCpus.Select(cpu => chipset.CpuHotplug.FlagsOf(cpu.Index))],
            chipset.ReadConfig(0, 0, 0, 0x9C, 1),
            chipset.ReadConfig(0, 0, 0, 0x9D, 1),
            chipset.ReadConfig(0, 0, 0, 0x9E, 1),
            chipset.ReadConfig(0, LpcDevice, 0, 0xA0, 2),
            chipset.ReadPort((ushort)(chipset.Lpc.PowerManagementBase + SmiEnOffset), sizeof(uint)),
            view.Read(DefaultSmbase, requester: Requester.Dma));
    }
}
