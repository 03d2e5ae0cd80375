// MpLib.c: what both phases share. This part: initialisation.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.UefiCpuPkg.Library.MpInitLib;

/// <summary>UefiCpuPkg/Library/MpInitLib/MpLib.c.</summary>
[Edk2("UefiCpuPkg/Library/MpInitLib/MpLib.c")]
public sealed partial class MpLib(MpInitLibInstance instance) : MpInitLibPart(instance), IMpInitLib
{
    /// <summary>APs that have not yet reached the safe loop at ExitBootServices.</summary>
    [Global]
    internal partial Field<uint> mNumberToFinish { get; }

    /// <summary>MpLib.c MpInitLibInitialize: allocates the data, finds the APs (or takes them over from PEI), synchronises them.</summary>
    /// <returns>EFI_SUCCESS, EFI_OUT_OF_RESOURCES.</returns>
    public async FirmwareTask<EfiStatus> MpInitLibInitialize()
    {
        Ptr<MpHandOff> firstMpHandOff = await GetNextMpHandOffHob(Ptr<MpHandOff>.Null);
        uint maxLogicalProcessorNumber = firstMpHandOff.IsNull
            ? await PcdLib.PcdGet32(Pcd.PcdCpuMaxLogicalProcessorNumber)
            : await CountOfHandOff(firstMpHandOff);
        await DebugLib.Assert(maxLogicalProcessorNumber != 0, "MaxLogicalProcessorNumber != 0");
        Ptr<CpuMpData> cpuMpData = await AllocateCpuMpData(maxLogicalProcessorNumber);
        if (cpuMpData.IsNull)
        {
            return EfiStatus.OutOfResources;
        }

        await InitializeCpuMpData(cpuMpData, maxLogicalProcessorNumber, firstMpHandOff);
        await LocalApicLib.ProgramVirtualWireMode();
        if (firstMpHandOff.IsNull)
        {
            await CollectProcessors(cpuMpData, maxLogicalProcessorNumber);
        }
        else if (await TakeOverProcessors(cpuMpData, maxLogicalProcessorNumber, firstMpHandOff))
        {
            await Phase.InitMpGlobalData(cpuMpData);
            return EfiStatus.Success;
        }

        await SynchronizeProcessors(cpuMpData);
        await Phase.InitMpGlobalData(cpuMpData);
        return EfiStatus.Success;
    }

    // First boot phase: wake everybody, count, number in order of APIC ID.
    private async FirmwareTask CollectProcessors(Ptr<CpuMpData> cpuMpData, uint maxLogicalProcessorNumber)
    {
        if (maxLogicalProcessorNumber <= 1)
        {
            return;
        }

        await CollectProcessorCount(cpuMpData);
        if (await cpuMpData.InitialBspApicMode == LocalApicMode.XApic)
        {
            await AutoEnableX2Apic(cpuMpData);
        }

        await SortApicId(cpuMpData);
        await DebugLib.DebugPrint(IDebugLib.DebugInfo, "MpInitLib: Find {0} processors in system.", await cpuMpData.CpuCount);
    }

    // Microcode detection is left out: the model's processors have none to load.
    private async FirmwareTask SynchronizeProcessors(Ptr<CpuMpData> cpuMpData)
    {
        await MtrrLib.MtrrGetAllMtrrs(cpuMpData.MtrrTable.Pointer);
        if (await cpuMpData.CpuCount > 1)
        {
            await WakeUpAP(cpuMpData, broadcast: true, 0, ApInitializeSyncPointer, cpuMpData.Address, wakeUpDisabledAps: true);
            await WaitForAllAps(cpuMpData);
            await SetAllIdle(cpuMpData);
        }
    }

    /// <summary>MpLib.c ApInitializeSync: an AP takes the BSP's MTRRs.</summary>
    [MpProcedure(Ordinal = 4)]
    public async FirmwareTask ApInitializeSync(Ptr<CpuMpData> cpuMpData)
    {
        await MtrrLib.MtrrSetAllMtrrs(cpuMpData.MtrrTable.Pointer);
    }

    internal async FirmwareTask WaitForAllAps(Ptr<CpuMpData> cpuMpData)
    {
        uint expected = await cpuMpData.CpuCount - 1;
        while (await cpuMpData.FinishedCount < expected)
        {
            await BaseLib.CpuPause();
        }
    }

    private async FirmwareTask SetAllIdle(Ptr<CpuMpData> cpuMpData)
    {
        uint cpuCount = await cpuMpData.CpuCount;
        Ptr<CpuApData> cpuData = await cpuMpData.CpuData;
        for (ulong index = 0; index < cpuCount; index++)
        {
            await SetApState(cpuData + index, CpuState.CpuStateIdle);
        }
    }
}
