// MpFuncs.nasm: the code at the SIPI vector, and the loop in which APs outlive boot services.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.UefiCpuPkg.Library.MpInitLib;

/// <summary>Code that is copied to where it runs: it knows its data only by its own address.</summary>
/// <remarks>UefiCpuPkg/Library/MpInitLib/X64/MpFuncs.nasm. No stack is used before ApWakeupFunction, as a cell has none.</remarks>
[Edk2("UefiCpuPkg/Library/MpInitLib/X64/MpFuncs.nasm")]
public sealed partial class MpFuncs(MpInitLibInstance instance) : MpInitLibPart(instance)
{
    /// <summary>MP_ASSEMBLY_ADDRESS_MAP.ModeTransitionOffset: bytes that go below 1 MiB; the exchange info follows them.</summary>
    internal const ulong ModeTransitionOffset = CodeCell.Size;

    private const ulong EferNxe = 1UL << 11;
    private const ulong Cr0Pe = 1UL << 0;
    private const ulong Cr0Pg = 1UL << 31;
    private const ulong Cr4Pae = 1UL << 5;
    private const ulong Cr4La57 = 1UL << 12;

    /// <summary>RendezvousFunnelProcStart: where an AP starts after SIPI, in real mode in the wake-up buffer.</summary>
    [EntryPoint(Ordinal = 0)]
    public async FirmwareTask RendezvousFunnelProc()
    {
        ulong bufferStart = await BaseLib.AsmReadEntryAddress();
        Ptr<MpCpuExchangeInfo> exchangeInfo = new(bufferStart + ModeTransitionOffset);
        ulong modeTransition = await exchangeInfo.ModeTransitionMemory;
        await BaseLib.AsmWriteGpr(GeneralRegister.Rsi, exchangeInfo.Address);
        await BaseLib.AsmWriteCr0(Cr0Pe);
        await BaseLib.AsmJump(modeTransition);
    }

    /// <summary>Flat32Start to CProcedureInvoke: long mode with the BSP's page table, the AP's number, and on to C.</summary>
    /// <remarks>
    /// Runs above 1 MiB, where an AP can stay when the buffer below has been given back. RSI has the exchange info.
    /// </remarks>
    [EntryPoint(Ordinal = 1)]
    public async FirmwareTask ModeTransition()
    {
        Ptr<MpCpuExchangeInfo> exchangeInfo = new(await BaseLib.AsmReadGpr(GeneralRegister.Rsi));
        await BaseLib.AsmWriteCr4(await exchangeInfo.Enable5LevelPaging ? Cr4Pae | Cr4La57 : Cr4Pae);
        await BaseLib.AsmWriteCr3(await exchangeInfo.Cr3);
        ulong nxe = await exchangeInfo.EnableExecuteDisable != 0 ? EferNxe : 0;
        await BaseLib.AsmWriteMsr64(ArchitecturalMsr.MSR_IA32_EFER, ArchitecturalMsr.MSR_IA32_EFER_LME | nxe);
        await BaseLib.AsmWriteCr0(Cr0Pe | Cr0Pg);
        ulong apIndex = await GetApIndex(exchangeInfo);
        ulong apWakeupFunction = await exchangeInfo.CFunction;
        Ptr<CpuMpData> cpuMpData = await exchangeInfo.CpuMpData;
        await Call(apWakeupFunction, CallArguments.Of(cpuMpData.Address, apIndex));
        await BaseLib.CpuDeadLoop();
    }

    /// <summary>AsmRelocateApLoop: the last loop of an AP, in reserved memory, until the OS sends INIT-SIPI-SIPI.</summary>
    /// <remarks>
    /// The count falls only here: then nobody needs the boot services memory any more. RCX, RDX and R8 have MWAIT support,
    /// C-state and stack, of which a halting AP needs none; R9 has the address of the count, R10 the page table.
    /// </remarks>
    [EntryPoint(Ordinal = 2)]
    public async FirmwareTask AsmRelocateApLoop()
    {
        Ptr<uint> countToFinish = new(await BaseLib.AsmReadGpr(GeneralRegister.R9));
        await BaseLib.AsmWriteCr3(await BaseLib.AsmReadGpr(GeneralRegister.R10));
        await countToFinish.Value.InterlockedDecrement();
        while (true)
        {
            await BaseLib.DisableInterrupts();
            await BaseLib.CpuSleep();
        }
    }

    // The first wake-up numbers APs in order of arrival, from 1; later ones find themselves by APIC ID (GetProcessorNumber).
    private static async FirmwareTask<ulong> GetApIndex(Ptr<MpCpuExchangeInfo> exchangeInfo)
    {
        if (await exchangeInfo.InitFlag != (ulong)ApInitState.ApInitConfig)
        {
            return 0;
        }

        await exchangeInfo.NumApsExecuting.Pointer.As<uint>().Value.InterlockedIncrement();
        return await exchangeInfo.ApIndex.Pointer.As<uint>().Value.InterlockedIncrement();
    }
}
