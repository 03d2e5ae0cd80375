// One allocation holds everything: AP stacks, signal words, the backup of the borrowed buffer, CPU_MP_DATA and its arrays.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.UefiCpuPkg.Library.MpInitLib;

public sealed partial class MpLib
{
    // GetApLoopMode's MonitorFilterSize: signal words of APs that do not MWAIT lie side by side.
    private const ulong MonitorFilterSize = sizeof(uint);

    // GetApResetVectorSize: the 16-bit code and the exchange info, which is aligned so that no LOCK splits a cache line.
    private static ulong ApResetVectorSizeBelow1Mb => MpFuncs.ModeTransitionOffset + MpCpuExchangeInfo.SizeOf;

    private static ulong SizeOfArrays(ulong maxCpus) => (CpuApData.SizeOf + CpuInfoInHob.SizeOf) * maxCpus;

    /// <summary>The buffer that MpInitLibInitialize allocates. Stacks come first so that each is aligned to its size.</summary>
    /// <remarks>Only what lies behind the stacks is cleared: EDK2 clears all, but nothing reads a stack before it is written.</remarks>
    private async FirmwareTask<Ptr<CpuMpData>> AllocateCpuMpData(uint maxCpus)
    {
        ulong apStackSize = await PcdLib.PcdGet32(Pcd.PcdCpuApStackSize);
        await DebugLib.Assert((apStackSize & (apStackSize - 1)) == 0, "ApStackSize must be power of 2");
        ulong sizeBehindStacks = SizeBehindStacks(maxCpus);
        ulong mpBuffer = await Phase.AllocatePages(EfiPages.EfiSizeToPages((apStackSize * (maxCpus + 1UL)) + sizeBehindStacks));
        if (mpBuffer == 0)
        {
            return Ptr<CpuMpData>.Null;
        }

        ulong buffer = (mpBuffer + apStackSize - 1) & ~(apStackSize - 1);
        ulong monitorBuffer = buffer + (apStackSize * maxCpus);
        await BaseMemoryLib.ZeroMem(monitorBuffer, sizeBehindStacks);
        Ptr<CpuMpData> cpuMpData = new(monitorBuffer + OffsetOfCpuMpData(maxCpus));
        await cpuMpData.Buffer.Set(buffer);
        await cpuMpData.CpuApStackSize.Set(apStackSize);
        await cpuMpData.BackupBuffer.Set(monitorBuffer + (MonitorFilterSize * maxCpus));
        return cpuMpData;
    }

    private static ulong OffsetOfCpuMpData(ulong maxCpus) => AlignUp((MonitorFilterSize * maxCpus) + ApResetVectorSizeBelow1Mb, 8);

    private static ulong SizeBehindStacks(ulong maxCpus) => OffsetOfCpuMpData(maxCpus) + CpuMpData.SizeOf + SizeOfArrays(maxCpus);

    private static ulong AlignUp(ulong value, ulong alignment) => (value + alignment - 1) & ~(alignment - 1);

    private async FirmwareTask InitializeCpuMpData(Ptr<CpuMpData> cpuMpData, uint maxCpus, Ptr<MpHandOff> firstMpHandOff)
    {
        Ptr<CpuApData> cpuData = (cpuMpData + 1).As<CpuApData>();
        uint bspNumber = firstMpHandOff.IsNull ? 0 : await GetBspNumber(firstMpHandOff);
        await cpuMpData.BackupBufferSize.Set(ApResetVectorSizeBelow1Mb);
        await cpuMpData.WakeupBuffer.Set(ulong.MaxValue);
        await cpuMpData.CpuCount.Set(1);
        await cpuMpData.BspNumber.Set(bspNumber);
        await cpuMpData.CpuData.Set(cpuData);
        await cpuMpData.CpuInfoInHob.Set((cpuData + maxCpus).As<CpuInfoInHob>());
        await SynchronizationLib.InitializeSpinLock(cpuMpData.MpLock.Pointer);
        await PrepareProcessors(cpuMpData, cpuData, maxCpus);
        ulong stackSize = await cpuMpData.CpuApStackSize;
        await InitializeApData(cpuMpData, bspNumber, 0, await cpuMpData.Buffer + (stackSize * (bspNumber + 1UL)));
        await SetLoopMode(cpuMpData);
        await PrepareResetVector(cpuMpData);
        await cpuMpData.InitialBspApicMode.Set(await LocalApicLib.GetApicMode());
    }

    // APs that come up for the first time, or from PEI's loop, start with the BSP's registers.
    private async FirmwareTask PrepareProcessors(Ptr<CpuMpData> cpuMpData, Ptr<CpuApData> cpuData, uint maxCpus)
    {
        ulong monitorBuffer = await cpuMpData.BackupBuffer - (MonitorFilterSize * maxCpus);
        await SaveVolatileRegisters(cpuData.VolatileRegisters.Pointer);
        CpuVolatileRegisters bspRegisters = await cpuData.VolatileRegisters;
        for (ulong index = 0; index < maxCpus; index++)
        {
            Ptr<CpuApData> data = cpuData + index;
            await data.VolatileRegisters.Set(bspRegisters);
            await data.StartupApSignal.Set(new Ptr<uint>(monitorBuffer + (MonitorFilterSize * index)));
        }
    }

    private async FirmwareTask SetLoopMode(Ptr<CpuMpData> cpuMpData)
    {
        ApLoopMode apLoopMode = await GetApLoopMode();
        await cpuMpData.ApLoopMode.Set(apLoopMode);
        await cpuMpData.WakeUpByInitSipiSipi.Set(apLoopMode == ApLoopMode.ApInHltLoop);
    }

    /// <summary>MpLib.c GetApLoopMode: PcdCpuApLoopMode, but HLT where MONITOR is missing.</summary>
    internal async FirmwareTask<ApLoopMode> GetApLoopMode()
    {
        ApLoopMode apLoopMode = (ApLoopMode)await PcdLib.PcdGet8(Pcd.PcdCpuApLoopMode);
        if (apLoopMode == ApLoopMode.ApInMwaitLoop && !await IsMwaitSupport())
        {
            return ApLoopMode.ApInHltLoop;
        }

        return apLoopMode;
    }

    /// <summary>MpLib.c IsMwaitSupport: CPUID.1:ECX.MONITOR.</summary>
    internal async FirmwareTask<bool> IsMwaitSupport() => (await BaseLib.AsmCpuid(1, 0, CpuidRegister.Ecx) & (1U << 3)) != 0;

    private async FirmwareTask PrepareResetVector(Ptr<CpuMpData> cpuMpData)
    {
        ulong high = await Phase.AllocatePages(1);
        await cpuMpData.AddressMap.Pointer.RendezvousFunnelAddress.Set(MpFuncs.RendezvousFunnelProcAddress);
        await cpuMpData.AddressMap.Pointer.ModeTransitionOffset.Set(MpFuncs.ModeTransitionOffset);
        await cpuMpData.WakeupBufferHigh.Set(high);
        await BaseMemoryLib.CopyMem(high, MpFuncs.ModeTransitionAddress, CodeCell.Size);
    }
}
