// An SMM driver of the kit's own: asks PiSmmCpuDxeSmm's services about every slot, from inside SMM.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.Kit.SmmCpuProbe;

/// <summary>SMM_CPU_PROBE_ENTRY: what the services say about one slot.</summary>
[FirmwareStructure("SMM_CPU_PROBE_ENTRY")]
public partial struct SmmCpuProbeEntry
{
    /// <summary>Status of GetProcessorInfo.</summary>
    public EfiStatus InfoStatus;

    /// <summary>APIC id of the slot.</summary>
    public ulong ProcessorId;

    /// <summary>Status of SmmStartupThisAp; SUCCESS for the processor that runs the handler.</summary>
    public EfiStatus StartupStatus;

    /// <summary>Status of WhoAmI on the processor of the slot.</summary>
    public EfiStatus WhoAmIStatus;

    /// <summary>The slot that WhoAmI gave.</summary>
    public ulong WhoAmI;

    /// <summary>The processor of the slot has answered.</summary>
    [Shared] public uint Done;
}

/// <summary>The driver: what its INF would list.</summary>
[FirmwareModule("Kit/SmmCpuProbe/SmmCpuProbe.inf", ModuleTypes.DxeSmmDriver, EntryPoint = nameof(SmmCpuProbe.SmmCpuProbeEntryPoint))]
[Sources(typeof(SmmCpuProbe))]
[LibraryClasses(typeof(IBaseLib), typeof(IIoLib), typeof(IPcdLib), typeof(IMmServicesTableLib))]
public sealed partial class SmmCpuProbeModule;

/// <summary>Answers command <see cref="ProbeCommand"/> at port 0xB2 and leaves the answers in SMRAM.</summary>
[KitOnly("shows what SMM drivers see of the CPU service")]
public sealed partial class SmmCpuProbe(SmmCpuProbeModule module) : ImagePart
{
    /// <summary>Value at port 0xB2 that this driver answers.</summary>
    public const byte ProbeCommand = 0x5A;

    /// <summary>Slots, and entries of <see cref="Entries"/>.</summary>
    [Global] public partial Field<ulong> SlotCount { get; }

    /// <summary>SMM_CPU_PROBE_ENTRY Entries[SlotCount], of the last probe.</summary>
    [Global] public partial Field<Ptr<SmmCpuProbeEntry>> Entries { get; }

    /// <summary>Probes so far.</summary>
    [Global] public partial Field<ulong> ProbeCount { get; }

    [Global] private partial Field<Ptr<EfiSmmCpuServiceProtocol>> CpuService { get; }

    [Global] private partial Field<Ptr<EdkiiSmmCpuRendezvousProtocol>> CpuRendezvous { get; }

    [Global] private partial Field<EfiProcessorInformation> ProcessorInfo { get; }

    /// <summary>The driver's entry point. Propagated from MmLocateProtocol, MmAllocatePool, MmiHandlerRegister.</summary>
    [ImageEntryPoint(Ordinal = 0)]
    public async FirmwareTask<EfiStatus> SmmCpuProbeEntryPoint(ulong imageHandle, ulong systemTable)
    {
        (EfiStatus status, Ptr<EfiSmmCpuServiceProtocol> cpuService) = await MmServicesTableLib.MmLocateProtocol<EfiSmmCpuServiceProtocol>();
        if (status.IsError())
        {
            return status;
        }

        (status, Ptr<EdkiiSmmCpuRendezvousProtocol> cpuRendezvous) = await MmServicesTableLib.MmLocateProtocol<EdkiiSmmCpuRendezvousProtocol>();
        if (status.IsError())
        {
            return status;
        }

        ulong slots = await PcdLib.PcdGet32(Pcd.PcdCpuMaxLogicalProcessorNumber);
        (status, ulong entries) = await MmServicesTableLib.MmAllocatePool(EfiMemoryType.RuntimeServicesData, slots * SmmCpuProbeEntry.SizeOf);
        if (status.IsError())
        {
            return status;
        }

        await CpuService.Set(cpuService);
        await Entries.Set(new Ptr<SmmCpuProbeEntry>(entries));
        await CpuRendezvous.Set(cpuRendezvous);
        await SlotCount.Set(slots);
        return await RegisterSmiHandlers(MmServicesTableLib, Ptr<ulong>.Null);
    }

    /// <summary>Root MMI handler. WARN_INTERRUPT_SOURCE_QUIESCED: another command. SUCCESS: the answers are there.</summary>
    [SoftwareSmi(ProbeCommand, Ordinal = 1)]
    public async FirmwareTask<EfiStatus> ProbeHandler(ulong dispatchHandle, ulong context, ulong commBuffer, Ptr<ulong> commBufferSize)
    {
        if (await IoLib.IoRead8(Q35MchIch9.ICH9_APM_CNT) != ProbeCommand)
        {
            return EfiStatus.WarnInterruptSourceQuiesced;
        }

        // In relaxed mode the others may be outside SMM: fetch them. Who does not come shows in StartupStatus.
        Ptr<EdkiiSmmCpuRendezvousProtocol> cpuRendezvous = await CpuRendezvous;
        await cpuRendezvous.WaitForAllProcessor(blockingMode: true);
        ulong count = await SlotCount;
        Ptr<SmmCpuProbeEntry> entries = await Entries;
        for (ulong slot = 0; slot < count; slot++)
        {
            await Probe(slot, entries + slot);
        }

        await ProbeCount.Set(await ProbeCount + 1);
        return EfiStatus.Success;
    }

    /// <summary>EFI_AP_PROCEDURE: runs on the processor that is asked who it is.</summary>
    [MpProcedure(Ordinal = 2)]
    public async FirmwareTask WhoAmIProcedure(Ptr<SmmCpuProbeEntry> entry)
    {
        Ptr<EfiSmmCpuServiceProtocol> cpuService = await CpuService;
        EfiStatus status = await cpuService.WhoAmI(entry.WhoAmI);
        await entry.WhoAmIStatus.Set(status);
        await entry.Done.Set(1);
    }

    private async FirmwareTask Probe(ulong slot, Ptr<SmmCpuProbeEntry> entry)
    {
        Ptr<EfiSmmCpuServiceProtocol> cpuService = await CpuService;
        EfiStatus status = await cpuService.GetProcessorInfo(new CpuIndex(slot), ProcessorInfo);
        await entry.InfoStatus.Set(status);
        await entry.ProcessorId.Set(status.IsError() ? ApicId.InvalidApicId : await ProcessorInfo.ProcessorId);
        await entry.StartupStatus.Set(EfiStatus.NotStarted);
        await entry.WhoAmIStatus.Set(EfiStatus.NotStarted);
        await entry.WhoAmI.Set(ulong.MaxValue);
        await entry.Done.Set(0);
        if (!status.IsError())
        {
            await AskProcessor(slot, entry);
        }
    }

    // SmmStartupThisAp does not wait (PcdCpuSmmBlockStartupThisAp is FALSE), so the answer is waited for here.
    private async FirmwareTask AskProcessor(ulong slot, Ptr<SmmCpuProbeEntry> entry)
    {
        Ptr<EfiSmmSystemTable2> smst = await MmServicesTableLib.gMmst;
        if (slot == await smst.CurrentlyExecutingCpu)
        {
            await entry.StartupStatus.Set(EfiStatus.Success);
            await WhoAmIProcedure(entry);
            return;
        }

        FunctionPointer<EfiSmmStartupThisAp> smmStartupThisAp = await smst.SmmStartupThisAp;
        EfiStatus status = await smmStartupThisAp.Call(WhoAmIProcedurePointer, new CpuIndex(slot), entry.Address);
        await entry.StartupStatus.Set(status);
        while (!status.IsError() && await entry.Done == 0)
        {
            await BaseLib.CpuPause();
        }
    }
}
