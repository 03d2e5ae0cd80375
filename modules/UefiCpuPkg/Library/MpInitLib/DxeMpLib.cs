// DxeMpLib.c: the library's data in DXE, and moving the APs out of boot services memory at ExitBootServices.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Modules.OvmfPkg;

namespace SmmFirmwareKit.Modules.UefiCpuPkg.Library.MpInitLib;

/// <summary>UefiCpuPkg/Library/MpInitLib/DxeMpLib.c.</summary>
/// <remarks>The periodic CheckApsStatus is left out together with wait events, which it serves.</remarks>
[Edk2("UefiCpuPkg/Library/MpInitLib/DxeMpLib.c")]
public sealed partial class DxeMpLib(DxeMpInitLib instance) : MpInitLibPart(instance), IMpLibPhase
{
    private const ulong Max32BitAddress = 0xFFFFFFFF;

    /// <summary>AP_SAFE_STACK_SIZE.</summary>
    private const ulong ApSafeStackSize = 128;

    [Global]
    internal partial Field<Ptr<CpuMpData>> mCpuMpData { get; }

    /// <summary>Address of the loop in reserved memory.</summary>
    [Global]
    internal partial Field<ulong> mReservedApLoop { get; }

    [Global]
    internal partial Field<ulong> mReservedTopOfApStack { get; }

    /// <summary>Page table of the safe loop.</summary>
    [Global]
    internal partial Field<ulong> mApPageTable { get; }

    /// <summary>DxeMpLib.c GetCpuMpData.</summary>
    async FirmwareTask<Ptr<CpuMpData>> IMpLibPhase.GetCpuMpData() => await mCpuMpData;

    /// <summary>DxeMpLib.c SaveCpuMpData.</summary>
    async FirmwareTask IMpLibPhase.SaveCpuMpData(Ptr<CpuMpData> cpuMpData) => await mCpuMpData.Set(cpuMpData);

    /// <summary>DxeMpLib.c InitMpGlobalData: reserves the loop that outlives boot services and asks to be told of their end.</summary>
    async FirmwareTask IMpLibPhase.InitMpGlobalData(Ptr<CpuMpData> cpuMpData)
    {
        await Phase.SaveCpuMpData(cpuMpData);
        uint cpuCount = await cpuMpData.CpuCount;
        if (cpuCount == 1)
        {
            return;
        }

        await PrepareApLoopCode(cpuCount);
        (EfiStatus status, _) = await UefiBootServicesTableLib.CreateEventEx(MpInitChangeApLoopCallbackPointer, 0, Guids.gEfiEventExitBootServicesGuid);
        await DebugLib.AssertEfiError(status, "CreateEventEx (MpInitChangeApLoopCallback)");
    }

    // The OS must keep its hands off this page until it has sent INIT to every AP. It uses the page table of now.
    private async FirmwareTask PrepareApLoopCode(uint cpuCount)
    {
        ulong stackSize = cpuCount * ApSafeStackSize;
        ulong pages = EfiPages.EfiSizeToPages(CodeCell.Size) + EfiPages.EfiSizeToPages(stackSize);
        (EfiStatus status, ulong memory) = await UefiBootServicesTableLib.AllocatePages(
            EfiAllocateType.AllocateMaxAddress,
            EfiMemoryType.ReservedMemoryType,
            pages,
            Max32BitAddress);
        await DebugLib.AssertEfiError(status, "no reserved memory for the AP loop");
        await BaseMemoryLib.CopyMem(memory, MpFuncs.AsmRelocateApLoopAddress, CodeCell.Size);
        await mReservedApLoop.Set(memory);
        await mReservedTopOfApStack.Set(memory + EfiPages.EfiPagesToSize(pages));
        await mApPageTable.Set(await BaseLib.AsmReadCr3());
    }

    /// <summary>DxeMpLib.c MpInitChangeApLoopCallback: event of ExitBootServices.</summary>
    [EventNotify(Ordinal = 0)]
    public async FirmwareTask MpInitChangeApLoopCallback(ulong @event, ulong context)
    {
        Ptr<CpuMpData> cpuMpData = await mCpuMpData;
        await cpuMpData.ApLoopMode.Set(await MpLib.GetApLoopMode());
        await MpLib.mNumberToFinish.Set(await cpuMpData.CpuCount - 1);
        await MpLib.WakeUpAP(cpuMpData, broadcast: true, 0, RelocateApLoopPointer, 0, wakeUpDisabledAps: true);
        while (await MpLib.mNumberToFinish > 0)
        {
            await BaseLib.CpuPause();
        }

        await DebugLib.DebugPrint(IDebugLib.DebugInfo, "MpInitChangeApLoopCallback() done!");
    }

    /// <summary>DxeMpLib.c RelocateApLoop: procedure of every AP; does not return.</summary>
    [MpProcedure(Ordinal = 1)]
    public async FirmwareTask RelocateApLoop(ulong buffer)
    {
        Ptr<CpuMpData> cpuMpData = await mCpuMpData;
        (_, ulong processorNumber) = await MpLib.GetProcessorNumber(cpuMpData);
        await BaseLib.AsmWriteGpr(GeneralRegister.Rcx, await MpLib.IsMwaitSupport() ? 1UL : 0UL);
        await BaseLib.AsmWriteGpr(GeneralRegister.Rdx, await cpuMpData.ApTargetCState);
        await BaseLib.AsmWriteGpr(GeneralRegister.R8, await mReservedTopOfApStack - (processorNumber * ApSafeStackSize));
        await BaseLib.AsmWriteGpr(GeneralRegister.R9, MpLib.mNumberToFinish.Address);
        await BaseLib.AsmWriteGpr(GeneralRegister.R10, await mApPageTable);
        await BaseLib.AsmJump(await mReservedApLoop);
    }

    /// <summary>DxeMpLib.c GetWakeupBuffer: EDK2 allocates below 0x88000 and frees it; here the pages that PEI borrowed.</summary>
    FirmwareTask<ulong> IMpLibPhase.GetWakeupBuffer(ulong wakeupBufferSize) =>
        FirmwareTask<ulong>.FromResult(OvmfMemoryMap.WakeupBufferTop - EfiPages.EfiPagesToSize(EfiPages.EfiSizeToPages(wakeupBufferSize)));

    async FirmwareTask<ulong> IMpLibPhase.AllocatePages(ulong pages)
    {
        (EfiStatus status, ulong memory) = await UefiBootServicesTableLib.AllocatePages(EfiAllocateType.AllocateAnyPages, EfiMemoryType.BootServicesData, pages);
        return status.IsError() ? 0 : memory;
    }
}
