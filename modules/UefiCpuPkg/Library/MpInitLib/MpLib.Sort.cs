// Processor numbers in ascending order of APIC ID.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.UefiCpuPkg.Library.MpInitLib;

public sealed partial class MpLib
{
    /// <summary>MpLib.c SortApicId: swaps CPU_INFO_IN_HOB and the whole CPU_AP_DATA, then finds the BSP again.</summary>
    internal async FirmwareTask SortApicId(Ptr<CpuMpData> cpuMpData)
    {
        uint cpuCount = await cpuMpData.CpuCount;
        if (cpuCount <= 1)
        {
            return;
        }

        Ptr<CpuInfoInHob> cpuInfoInHob = await cpuMpData.CpuInfoInHob;
        Ptr<CpuApData> cpuData = await cpuMpData.CpuData;
        for (ulong index = 0; index < cpuCount - 1; index++)
        {
            ulong lowest = await IndexOfLowest(cpuInfoInHob, index, cpuCount);
            if (lowest != index)
            {
                await SwapCpuInfoInHob(cpuInfoInHob[lowest], cpuInfoInHob[index]);
                await SwapCpuApData(cpuData[lowest], cpuData[index]);
            }
        }

        await FindBspAgain(cpuMpData, cpuInfoInHob, cpuCount);
    }

    private static async FirmwareTask<ulong> IndexOfLowest(Ptr<CpuInfoInHob> cpuInfoInHob, ulong first, uint cpuCount)
    {
        ulong lowest = first;
        uint apicId = await (cpuInfoInHob + first).ApicId;
        for (ulong index = first + 1; index < cpuCount; index++)
        {
            uint other = await (cpuInfoInHob + index).ApicId;
            if (other < apicId)
            {
                (lowest, apicId) = (index, other);
            }
        }

        return lowest;
    }

    private static async FirmwareTask SwapCpuInfoInHob(Field<CpuInfoInHob> left, Field<CpuInfoInHob> right)
    {
        CpuInfoInHob held = await left;
        await left.Set(await right);
        await right.Set(held);
    }

    private static async FirmwareTask SwapCpuApData(Field<CpuApData> left, Field<CpuApData> right)
    {
#pragma warning disable SFK4009 // as upstream: an AP leaves its shared members alone from its FinishedCount++, which the BSP has waited for, until it is woken
        CpuApData held = await left;
        await left.Set(await right);
        await right.Set(held);
#pragma warning restore SFK4009
    }

    private async FirmwareTask FindBspAgain(Ptr<CpuMpData> cpuMpData, Ptr<CpuInfoInHob> cpuInfoInHob, uint cpuCount)
    {
        uint apicId = (await LocalApicLib.GetInitialApicId()).Value;
        for (uint index = 0; index < cpuCount; index++)
        {
            if (await (cpuInfoInHob + index).ApicId == apicId)
            {
                await cpuMpData.BspNumber.Set(index);
                return;
            }
        }
    }
}
