// The data through which CpuHotplugSmm ejects CPUs on the way out of SMM.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.OvmfPkg.Library.SmmCpuFeaturesLib;

public sealed partial class SmmCpuFeaturesLib
{
    /// <summary>
    /// Allocates CPU_HOT_EJECT_DATA with an empty selector map and publishes it in PcdCpuHotEjectDataAddress. Nothing is done
    /// when only one CPU is possible: the BSP cannot be ejected.
    /// </summary>
    private async FirmwareTask InitCpuHotEjectData()
    {
        uint maxNumberOfCpus = await PcdLib.PcdGet32(Pcd.PcdCpuMaxLogicalProcessorNumber);
        if (!PcdLib.FeaturePcdGet(Pcd.PcdCpuHotPlugSupport) || maxNumberOfCpus <= 1)
        {
            return;
        }

        ulong size = CpuHotEjectData.SizeOf + (sizeof(ulong) * (ulong)maxNumberOfCpus);
        (EfiStatus status, ulong address) = await MmServicesTableLib.MmAllocatePool(EfiMemoryType.RuntimeServicesData, size);
        if (status.IsError())
        {
            await DebugLib.Assert(condition: false, "InitCpuHotEjectData: out of SMRAM");
            await BaseLib.CpuDeadLoop();
        }

        Ptr<CpuHotEjectData> ejectData = new(address);
        Ptr<ulong> selectorMap = new(address + CpuHotEjectData.SizeOf);
        await ejectData.QemuSelectorMap.Set(selectorMap);
        await ejectData.Handler.Set(FunctionPointer<CpuHotEjectHandler>.Null);
        await ejectData.ArrayLength.Set(maxNumberOfCpus);
        for (uint idx = 0; idx < maxNumberOfCpus; idx++)
        {
            await selectorMap[idx].Set(CpuHotEjectData.CpuEjectQemuSelectorInvalid);
        }

        await mCpuHotEjectData.Set(ejectData);
        await PcdLib.PcdSet64S(Pcd.PcdCpuHotEjectDataAddress, address);
    }
}
