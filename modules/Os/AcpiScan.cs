// The ACPI code that QEMU generates for CPU hot-plug, as the OS's interpreter would run it.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.Os;

/// <summary>\_GPE._E02 → \_SB.CPUS.CSCN (QEMU hw/acpi/cpu.c build_cpus_aml).</summary>
[KitOnly("QEMU writes this AML; the kit runs it as C#")]
public sealed partial class AcpiScan(OsModule module) : OsPart(module)
{
    /// <summary>A package holds at most 255 elements, so that is how many CPUs one pass takes.</summary>
    private const uint NewCpusCapacity = 255;

    private const ushort Selector = Q35MchIch9.ICH9_CPU_HOTPLUG_BASE + QemuCpuHotplug.QEMU_CPUHP_W_CPU_SEL;
    private const ushort Flags = Q35MchIch9.ICH9_CPU_HOTPLUG_BASE + QemuCpuHotplug.QEMU_CPUHP_R_CPU_STAT;
    private const ushort Command = Q35MchIch9.ICH9_CPU_HOTPLUG_BASE + QemuCpuHotplug.QEMU_CPUHP_W_CMD;
    private const ushort Data = Q35MchIch9.ICH9_CPU_HOTPLUG_BASE + QemuCpuHotplug.QEMU_CPUHP_RW_CMD_DATA;

    private static Ptr<uint> NewCpus => new(OsMemoryMap.NewCpus);

    /// <summary>
    /// In passes: remember the new CPUs, raise one SMI so that the firmware takes them in, and only then notify and acknowledge.
    /// A CPU that is added during a pass waits for the next one.
    /// </summary>
    public async FirmwareTask CpuScan()
    {
        await Control.ScanCount.Set(await Control.ScanCount + 1);
        uint uid = 0;
        uint added;
        do
        {
            (uid, added) = await CollectNewCpus(uid);
            if (added != 0 && await Control.SmiPolicy == OsSmiPolicy.Always)
            {
                await IoLib.IoWrite8(Q35MchIch9.ICH9_APM_CNT, Q35MchIch9.ICH9_APM_CNT_CPU_HOTPLUG);
                await Control.SmiCount.Set(await Control.SmiCount + 1);
            }

            for (uint index = 0; index < added; index++)
            {
                await NotifyAndAcknowledge(await NewCpus[index]);
            }
        }
        while (added == NewCpusCapacity);
    }

    /// <summary>The next selector to look at, and how many new CPUs were put into CNEW.</summary>
    private readonly record struct Pass(uint Uid, uint Added);

    private async FirmwareTask<Pass> CollectNewCpus(uint uid)
    {
        uint added = 0;
        while (added != NewCpusCapacity)
        {
            await IoLib.IoWrite32(Selector, uid);
            await IoLib.IoWrite8(Command, QemuCpuHotplug.QEMU_CPUHP_CMD_GET_PENDING);
            uint next = await IoLib.IoRead32(Data);
            byte flags = await IoLib.IoRead8(Flags);
            if (next < uid)
            {
                // The search wrapped around: everything has been seen.
                break;
            }

            if ((flags & QemuCpuHotplug.QEMU_CPUHP_STAT_INSERT) != 0)
            {
                await NewCpus[added].Set(next);
                added++;
            }
            else if ((flags & QemuCpuHotplug.QEMU_CPUHP_STAT_REMOVE) != 0)
            {
                // Notify (CPU, Eject Request); this OS does not give processors back.
                await IoLib.IoWrite8(Flags, QemuCpuHotplug.QEMU_CPUHP_STAT_REMOVE);
            }
            else
            {
                break;
            }

            uid = next + 1;
        }

        return new Pass(uid, added);
    }

    private async FirmwareTask NotifyAndAcknowledge(uint uid)
    {
        await IoLib.IoWrite32(Selector, uid);
        uint notified = await mNotifiedCount;
        await new Ptr<uint>(OsMemoryMap.Notified)[notified].Set(await ReadApicId());
        await mNotifiedCount.Set(notified + 1);
        await Control.NotifyCount.Set(await Control.NotifyCount + 1);
        await IoLib.IoWrite8(Flags, QemuCpuHotplug.QEMU_CPUHP_STAT_INSERT);
    }

    // The OS has the id from the device's _MAT, which QEMU generates from the same table as this command's answer.
    private async FirmwareTask<uint> ReadApicId()
    {
        await IoLib.IoWrite8(Command, QemuCpuHotplug.QEMU_CPUHP_CMD_GET_ARCH_ID);
        return await IoLib.IoRead32(Data);
    }
}
