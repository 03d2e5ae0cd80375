// The buffer below 1 MiB that APs start in: borrowed for one wake-up, then given back as it was.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.UefiCpuPkg.Library.MpInitLib;

public sealed partial class MpLib
{
    /// <summary>MpLib.c AllocateResetVectorBelow1Mb.</summary>
    internal async FirmwareTask AllocateResetVectorBelow1Mb(Ptr<CpuMpData> cpuMpData)
    {
        if (await cpuMpData.WakeupBuffer == ulong.MaxValue)
        {
            ulong wakeupBuffer = await Phase.GetWakeupBuffer(await cpuMpData.BackupBufferSize);
            await cpuMpData.WakeupBuffer.Set(wakeupBuffer);
            await cpuMpData.MpCpuExchangeInfo.Set(new Ptr<MpCpuExchangeInfo>(wakeupBuffer + MpFuncs.ModeTransitionOffset));
        }

        await BackupAndPrepareWakeupBuffer(cpuMpData);
    }

    /// <summary>MpLib.c BackupAndPrepareWakeupBuffer.</summary>
    internal async FirmwareTask BackupAndPrepareWakeupBuffer(Ptr<CpuMpData> cpuMpData)
    {
        ulong wakeupBuffer = await cpuMpData.WakeupBuffer;
        Ptr<MpAssemblyAddressMap> addressMap = cpuMpData.AddressMap.Pointer;
        await BaseMemoryLib.CopyMem(await cpuMpData.BackupBuffer, wakeupBuffer, await cpuMpData.BackupBufferSize);
        await BaseMemoryLib.CopyMem(wakeupBuffer, await addressMap.RendezvousFunnelAddress, await addressMap.ModeTransitionOffset);
    }

    /// <summary>MpLib.c RestoreWakeupBuffer.</summary>
    internal async FirmwareTask RestoreWakeupBuffer(Ptr<CpuMpData> cpuMpData)
    {
        await BaseMemoryLib.CopyMem(await cpuMpData.WakeupBuffer, await cpuMpData.BackupBuffer, await cpuMpData.BackupBufferSize);
    }

    /// <summary>MpLib.c FillExchangeInfoData; segments and descriptor tables are left out, as the model's code cells use none.</summary>
    internal async FirmwareTask FillExchangeInfoData(Ptr<CpuMpData> cpuMpData)
    {
        Ptr<MpCpuExchangeInfo> exchangeInfo = await cpuMpData.MpCpuExchangeInfo;
        await exchangeInfo.StackStart.Set(await cpuMpData.Buffer);
        await exchangeInfo.StackSize.Set(await cpuMpData.CpuApStackSize);
        await exchangeInfo.BufferStart.Set(await cpuMpData.WakeupBuffer);
        await exchangeInfo.Cr3.Set(await BaseLib.AsmReadCr3());
        await exchangeInfo.CFunction.Set(ApWakeupFunctionAddress);
        await exchangeInfo.ApIndex.Set(0);
        await exchangeInfo.NumApsExecuting.Set(0);
        await exchangeInfo.InitFlag.Set((ulong)await cpuMpData.InitFlag);
        await exchangeInfo.CpuInfo.Set(await cpuMpData.CpuInfoInHob);
        await exchangeInfo.CpuMpData.Set(cpuMpData);
        await exchangeInfo.EnableExecuteDisable.Set(await IsBspExecuteDisableEnabled() ? 1UL : 0UL);
        await exchangeInfo.Enable5LevelPaging.Set((await BaseLib.AsmReadCr4() & Cr4La57) != 0);
        await exchangeInfo.ModeTransitionMemory.Set((uint)await cpuMpData.WakeupBufferHigh);
    }
}
