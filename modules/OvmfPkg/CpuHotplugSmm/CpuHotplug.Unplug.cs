// Hot-unplug: withdraw the processors, then eject them when everybody leaves SMM.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.OvmfPkg.CpuHotplugSmm;

public sealed partial class CpuHotplug
{
    /// <summary>
    /// Withdraws the CPUs and leaves their selectors for <see cref="EjectCpu"/>. ALREADY_STARTED: the slot's last ejection is
    /// not done. Propagated from RemoveProcessor. CPUs without a slot are skipped: the OS may eject a CPU that it was never
    /// told of.
    /// </summary>
    [Edk2("OvmfPkg/CpuHotplugSmm/CpuHotplug.c")]
    public async FirmwareTask<EfiStatus> UnplugCpus(Ptr<uint> toUnplugApicIds, Ptr<uint> toUnplugSelectors, uint toUnplugCount)
    {
        Ptr<CpuHotPlugData> data = await mCpuHotPlugData;
        uint ejectCount = 0;
        for (uint toUnplugIdx = 0; toUnplugIdx < toUnplugCount; toUnplugIdx++)
        {
            uint processorNum = await FindSlot(data, await toUnplugApicIds[toUnplugIdx], 0);
            if (processorNum == await data.ArrayLength)
            {
                continue;
            }

            EfiStatus status = await Withdraw(processorNum, await toUnplugSelectors[toUnplugIdx]);
            if (status.IsError())
            {
                return status;
            }

            ejectCount++;
        }

        if (ejectCount != 0)
        {
            await (await mCpuHotEjectData).Handler.Set(EjectCpuPointer);
        }

        return EfiStatus.Success;
    }

    private async FirmwareTask<EfiStatus> Withdraw(uint processorNum, uint toUnplugSelector)
    {
        Ptr<EfiSmmCpuServiceProtocol> mmCpuService = await mMmCpuService;
        EfiStatus status = await mmCpuService.RemoveProcessor(new CpuIndex(processorNum));
        if (status.IsError())
        {
            return status;
        }

        Field<ulong> qemuSelector = (await (await mCpuHotEjectData).QemuSelectorMap)[processorNum];
        if (await qemuSelector != CpuHotEjectData.CpuEjectQemuSelectorInvalid)
        {
            return EfiStatus.AlreadyStarted;
        }

        await qemuSelector.Set(toUnplugSelector);
        return EfiStatus.Success;
    }

    /// <summary>
    /// Runs on every CPU as it leaves SMM, from SmmCpuFeaturesRendezvousExit. The BSP ejects; a CPU to be ejected never leaves;
    /// all others wait until the BSP is done, so that the OS cannot go on (and release the ACPI lock) too early.
    /// </summary>
    [EntryPoint<CpuHotEjectHandler>(Ordinal = 0)]
    public async FirmwareTask EjectCpu(CpuIndex processorNum)
    {
        Ptr<CpuHotEjectData> ejectData = await mCpuHotEjectData;
        if ((await BaseLib.AsmReadMsr64(ArchitecturalMsr.MSR_IA32_APIC_BASE) & ArchitecturalMsr.MSR_IA32_APIC_BASE_BSP) != 0)
        {
            await EjectAll(ejectData);
            return;
        }

        if (await (await ejectData.QemuSelectorMap)[processorNum.Value] == CpuHotEjectData.CpuEjectQemuSelectorInvalid)
        {
            while (!(await ejectData.Handler).IsNull)
            {
                await BaseLib.CpuPause();
            }

            return;
        }

        while (true)
        {
            await BaseLib.DisableInterrupts();
            await BaseLib.CpuSleep();
        }
    }

    private async FirmwareTask EjectAll(Ptr<CpuHotEjectData> ejectData)
    {
        Ptr<ulong> selectorMap = await ejectData.QemuSelectorMap;
        uint arrayLength = await ejectData.ArrayLength;
        for (uint idx = 0; idx < arrayLength; idx++)
        {
            ulong qemuSelector = await selectorMap[idx];
            if (qemuSelector != CpuHotEjectData.CpuEjectQemuSelectorInvalid)
            {
                await QemuCpuhp.QemuCpuhpWriteCpuSelector((uint)qemuSelector);
                await QemuCpuhp.QemuCpuhpWriteCpuStatus(QemuCpuHotplug.QEMU_CPUHP_STAT_EJECT);
                await selectorMap[idx].Set(CpuHotEjectData.CpuEjectQemuSelectorInvalid);
            }
        }

        await ejectData.Handler.Set(FunctionPointer<CpuHotEjectHandler>.Null);
    }
}
