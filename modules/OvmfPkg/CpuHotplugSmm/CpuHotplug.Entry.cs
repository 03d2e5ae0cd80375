// What the entry point prepares: protocols, PiSmmCpuDxeSmm's arrays, memory, the register block.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.OvmfPkg.CpuHotplugSmm;

public sealed partial class CpuHotplug
{
    private async FirmwareTask<EfiStatus> LocateServices()
    {
        (EfiStatus status, Ptr<EfiMmCpuIoProtocol> mmCpuIo) = await MmServicesTableLib.MmLocateProtocol<EfiMmCpuIoProtocol>();
        if (status.IsError())
        {
            return status;
        }

        (status, Ptr<EfiSmmCpuServiceProtocol> mmCpuService) = await MmServicesTableLib.MmLocateProtocol<EfiSmmCpuServiceProtocol>();
        if (status.IsError())
        {
            return status;
        }

        await mMmCpuIo.Set(mmCpuIo);
        await mMmCpuService.Set(mmCpuService);
        return await TakeOverCpuHotPlugData();
    }

    private async FirmwareTask<EfiStatus> TakeOverCpuHotPlugData()
    {
        Ptr<CpuHotPlugData> data = new(await PcdLib.PcdGet64(Pcd.PcdCpuHotPlugDataAddress));
        Ptr<CpuHotEjectData> ejectData = new(await PcdLib.PcdGet64(Pcd.PcdCpuHotEjectDataAddress));
        if (data.IsNull)
        {
            return EfiStatus.NotFound;
        }

        // With one slot nothing can be plugged: CPU_HOT_EJECT_DATA was not even allocated, and the entry point gives up.
        await mCpuHotPlugData.Set(data);
        if (await data.ArrayLength == 1)
        {
            return EfiStatus.Success;
        }

        if (ejectData.IsNull)
        {
            return EfiStatus.NotFound;
        }

        await mCpuHotEjectData.Set(ejectData);
        if (await data.Revision != CpuHotPlugData.Revision1)
        {
            return EfiStatus.IncompatibleVersion;
        }

        return await data.ArrayLength == await ejectData.ArrayLength ? EfiStatus.Success : EfiStatus.InvalidParameter;
    }

    private async FirmwareTask<EfiStatus> AllocateArrays()
    {
        ulong size = await (await mCpuHotPlugData).ArrayLength * sizeof(uint);
        EfiStatus status = await Allocate(size, mPluggedApicIds);
        if (!status.IsError())
        {
            status = await Allocate(size, mToUnplugApicIds);
        }

        if (!status.IsError())
        {
            status = await Allocate(size, mToUnplugSelectors);
        }

        if (status.IsError())
        {
            return status;
        }

        (status, ulong penAddress) = await Smbase.SmbaseAllocatePostSmmPen();
        await mPostSmmPenAddress.Set((uint)penAddress);
        return status;
    }

    private async FirmwareTask<EfiStatus> Allocate(ulong size, Field<Ptr<uint>> array)
    {
        (EfiStatus status, ulong buffer) = await MmServicesTableLib.MmAllocatePool(EfiMemoryType.RuntimeServicesData, size);
        await array.Set(new Ptr<uint>(buffer));
        return status;
    }

    // Selecting CPU 0 twice leaves the legacy bitmap interface, whichever width it takes the first write for; in the modern
    // one command data 2 reads as zero after GET_PENDING (QEMU docs/specs/acpi_cpu_hotplug.rst).
    private async FirmwareTask<EfiStatus> SwitchToModernInterface()
    {
        await QemuCpuhp.QemuCpuhpWriteCpuSelector(0);
        await QemuCpuhp.QemuCpuhpWriteCpuSelector(0);
        await QemuCpuhp.QemuCpuhpWriteCommand(QemuCpuHotplug.QEMU_CPUHP_CMD_GET_PENDING);
        return await QemuCpuhp.QemuCpuhpReadCommandData2() == 0 ? EfiStatus.Success : EfiStatus.NotFound;
    }
}
