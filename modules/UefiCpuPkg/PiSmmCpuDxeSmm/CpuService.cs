// EFI_SMM_CPU_SERVICE_PROTOCOL: who is in which slot, and changes that take effect when the SMI ends.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.UefiCpuPkg.PiSmmCpuDxeSmm;

/// <summary>CpuService.c. Update: the deferred changes. Rendezvous: EDKII_SMM_CPU_RENDEZVOUS_PROTOCOL.</summary>
[Edk2("UefiCpuPkg/PiSmmCpuDxeSmm/CpuService.c")]
public sealed partial class CpuService(PiSmmCpuDxeSmmModule module) : PiSmmCpuPart(module)
{
    /// <summary>InitializeSmmCpuServices: fills and installs the two protocols.</summary>
    public async FirmwareTask InitializeSmmCpuServices()
    {
        await Fill(mSmmCpuService);
        (EfiStatus status, _) = await MmServicesTableLib.MmInstallProtocolInterface(mSmmCpuService.Pointer);
        await DebugLib.AssertEfiError(status, "SmmInstallProtocolInterface (gEfiSmmCpuServiceProtocolGuid)");
        await Fill(mSmmCpuRendezvous);
        (status, _) = await MmServicesTableLib.MmInstallProtocolInterface(mSmmCpuRendezvous.Pointer);
        await DebugLib.AssertEfiError(status, "SmmInstallProtocolInterface (gEdkiiSmmCpuRendezvousProtocolGuid)");
    }

    /// <summary>GetProcessorInfo. INVALID_PARAMETER: no such slot, or no buffer. NOT_FOUND: the slot is empty.</summary>
    [EntryPoint(Ordinal = 1)]
    [Implements<IEfiSmmCpuServiceProtocol>(nameof(IEfiSmmCpuServiceProtocol.GetProcessorInfo))]
    public async FirmwareTask<EfiStatus> SmmGetProcessorInfo(Ptr<EfiSmmCpuServiceProtocol> @this, CpuIndex processorNumber, Ptr<EfiProcessorInformation> processorInfoBuffer)
    {
        if (processorNumber.Value >= await mMaxNumberOfCpus || processorInfoBuffer.IsNull)
        {
            return EfiStatus.InvalidParameter;
        }

        Ptr<EfiProcessorInformation> info = await InfoOf(processorNumber);
        if (await info.ProcessorId == ApicId.InvalidApicId)
        {
            return EfiStatus.NotFound;
        }

        await BaseMemoryLib.CopyMem(processorInfoBuffer.Address, info.Address, EfiProcessorInformation.SizeOf);
        return EfiStatus.Success;
    }

    /// <summary>
    /// SwitchBsp: the CPU is the candidate of the next SMI. INVALID_PARAMETER: no such slot. NOT_FOUND: empty. UNSUPPORTED: it
    /// is the BSP now, or another change of the slot is pending.
    /// </summary>
    [EntryPoint(Ordinal = 2)]
    [Implements<IEfiSmmCpuServiceProtocol>(nameof(IEfiSmmCpuServiceProtocol.SwitchBsp))]
    public async FirmwareTask<EfiStatus> SmmSwitchBsp(Ptr<EfiSmmCpuServiceProtocol> @this, CpuIndex processorNumber)
    {
        if (processorNumber.Value >= await mMaxNumberOfCpus)
        {
            return EfiStatus.InvalidParameter;
        }

        if (await (await InfoOf(processorNumber)).ProcessorId == ApicId.InvalidApicId)
        {
            return EfiStatus.NotFound;
        }

        return await Defer(processorNumber, SmmCpuOperation.SmmCpuSwitchBsp) ? EfiStatus.Success : EfiStatus.Unsupported;
    }

    /// <summary>
    /// AddProcessor: fills the slot whose APIC ID CpuHotplugSmm has set. UNSUPPORTED: no hot-plug. INVALID_PARAMETER: no
    /// buffer, no such ID, or no slot for it. ALREADY_STARTED: the CPU is there.
    /// </summary>
    [EntryPoint(Ordinal = 3)]
    [Implements<IEfiSmmCpuServiceProtocol>(nameof(IEfiSmmCpuServiceProtocol.AddProcessor))]
    public async FirmwareTask<EfiStatus> SmmAddProcessor(Ptr<EfiSmmCpuServiceProtocol> @this, ulong processorId, Ptr<ulong> processorNumber)
    {
        if (!PcdLib.FeaturePcdGet(Pcd.PcdCpuHotPlugSupport))
        {
            return EfiStatus.Unsupported;
        }

        if (processorNumber.IsNull || processorId == ApicId.InvalidApicId)
        {
            return EfiStatus.InvalidParameter;
        }

        ulong max = await mMaxNumberOfCpus;
        if (await FindProcessor(processorId) < max)
        {
            return EfiStatus.AlreadyStarted;
        }

        ulong index = await FindEmptySlot(processorId);
        if (index == max)
        {
            return EfiStatus.InvalidParameter;
        }

        await FillSlot(new CpuIndex(index), processorId);
        await processorNumber.Value.Set(index);
        return EfiStatus.Success;
    }

    /// <summary>
    /// RemoveProcessor: the slot is empty at once, the CPU is not waited for from the next SMI on. UNSUPPORTED: no hot-plug,
    /// the CPU that runs, or a pending change. INVALID_PARAMETER: no such slot, or empty.
    /// </summary>
    [EntryPoint(Ordinal = 4)]
    [Implements<IEfiSmmCpuServiceProtocol>(nameof(IEfiSmmCpuServiceProtocol.RemoveProcessor))]
    public async FirmwareTask<EfiStatus> SmmRemoveProcessor(Ptr<EfiSmmCpuServiceProtocol> @this, CpuIndex processorNumber)
    {
        if (!PcdLib.FeaturePcdGet(Pcd.PcdCpuHotPlugSupport))
        {
            return EfiStatus.Unsupported;
        }

        if (processorNumber.Value >= await mMaxNumberOfCpus
            || await (await InfoOf(processorNumber)).ProcessorId == ApicId.InvalidApicId)
        {
            return EfiStatus.InvalidParameter;
        }

        if (!await Defer(processorNumber, SmmCpuOperation.SmmCpuRemove))
        {
            return EfiStatus.Unsupported;
        }

        await (await InfoOf(processorNumber)).ProcessorId.Set(ApicId.InvalidApicId);
        await (await mCpuHotPlugData.ApicId)[processorNumber.Value].Set(ApicId.InvalidApicId);
        return EfiStatus.Success;
    }

    /// <summary>WhoAmI. INVALID_PARAMETER: no buffer. NOT_FOUND: this CPU has no slot.</summary>
    [EntryPoint(Ordinal = 5)]
    [Implements<IEfiSmmCpuServiceProtocol>(nameof(IEfiSmmCpuServiceProtocol.WhoAmI))]
    public async FirmwareTask<EfiStatus> SmmWhoAmI(Ptr<EfiSmmCpuServiceProtocol> @this, Ptr<ulong> processorNumber)
    {
        if (processorNumber.IsNull)
        {
            return EfiStatus.InvalidParameter;
        }

        ulong index = await FindProcessor((await LocalApicLib.GetApicId()).ProcessorId);
        if (index == await mMaxNumberOfCpus)
        {
            await DebugLib.Assert(condition: false, "SmmWhoAmI: the processor is unknown");
            return EfiStatus.NotFound;
        }

        await processorNumber.Value.Set(index);
        return EfiStatus.Success;
    }

    /// <summary>
    /// RegisterExceptionHandler, for any driver and any exception of any CPU in SMM. Propagated from
    /// RegisterCpuInterruptHandler.
    /// </summary>
    [EntryPoint(Ordinal = 6)]
    [Implements<IEfiSmmCpuServiceProtocol>(nameof(IEfiSmmCpuServiceProtocol.RegisterExceptionHandler))]
    public FirmwareTask<EfiStatus> SmmRegisterExceptionHandler(Ptr<EfiSmmCpuServiceProtocol> @this, ulong exceptionType, FunctionPointer<EfiCpuInterruptHandler> interruptHandler) =>
        SmmFuncsArch.RegisterCpuInterruptHandler(exceptionType, interruptHandler);
}
