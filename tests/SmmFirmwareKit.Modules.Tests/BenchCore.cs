// What the bench has instead of the SMM core: an SMST, and a test's scenario in place of handlers.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.Tests;

internal sealed partial class BenchCore(BenchModule module) : ImagePart
{
    [Global] public partial Field<EfiSmmSystemTable2> Smst { get; }

    [Global] public partial Field<Ptr<EfiSmmSystemTable2>> SmstPointer { get; }

    [Global(Initial = SmmBench.Heap)] public partial Field<ulong> HeapTop { get; }

    [Global] public partial Field<Ptr<EfiSmmCpuProtocol>> SmmCpu { get; }

    [Global] public partial Field<Ptr<EfiSmmCpuServiceProtocol>> CpuService { get; }

    [Global] public partial Field<Ptr<EfiMmMpProtocol>> MmMp { get; }

    [Global] public partial Field<Ptr<EdkiiSmmCpuRendezvousProtocol>> Rendezvous { get; }

    [Global] public partial Field<FunctionPointer<EfiSmmNotifyFn>> ReadyToLockNotify { get; }

    [Global] public partial Field<ulong> RecordCount { get; }

    [Global(Length = 256)] public partial Ptr<ulong> Records { get; }

    /// <summary>Scratch memory of scenarios.</summary>
    [Global(Length = 512, Align = 64)] public partial Ptr<ulong> Scratch { get; }

    /// <summary>How often AP procedures ran.</summary>
    [Global(Align = 64)] public partial Field<uint> ProcedureRuns { get; }

    /// <summary>AP procedures wait until this is set.</summary>
    [Global(Align = 64)] public partial Field<uint> Gate { get; }

    /// <summary>SMIs that reached the core.</summary>
    [Global] public partial Field<ulong> SmiCount { get; }

    /// <summary>EFI_SMM_ENTRY_POINT.</summary>
    [EntryPoint(Ordinal = 0)]
    public async FirmwareTask SmmEntryPoint(Ptr<EfiSmmEntryContext> context)
    {
        await Smst.SmmStartupThisAp.Set(await context.SmmStartupThisAp);
        await Smst.CurrentlyExecutingCpu.Set(await context.CurrentlyExecutingCpu);
        await Smst.NumberOfCpus.Set(await context.NumberOfCpus);
        await Smst.CpuSaveStateSize.Set(await context.CpuSaveStateSize);
        await Smst.CpuSaveState.Set(await context.CpuSaveState);
        await SmiCount.Set(await SmiCount + 1);
        if (Bench.Options.Scenario is { } scenario)
        {
            await scenario(this);
        }
    }

    /// <summary>EFI_AP_PROCEDURE2: counts, and returns its argument as status.</summary>
    [MmMpProcedure(Ordinal = 1)]
    public async FirmwareTask<EfiStatus> Procedure(ulong argument)
    {
        await ProcedureRuns.InterlockedIncrement();
        return (EfiStatus)argument;
    }

    /// <summary>EFI_AP_PROCEDURE2: waits for <see cref="Gate"/>, then counts.</summary>
    [MmMpProcedure(Ordinal = 2)]
    public async FirmwareTask<EfiStatus> GatedProcedure(ulong argument)
    {
        while (await Gate == 0)
        {
            await BaseLib.CpuPause();
        }

        await ProcedureRuns.InterlockedIncrement();
        return EfiStatus.Success;
    }

    public async FirmwareTask Record(ulong value)
    {
        ulong count = await RecordCount;
        await Records[count].Set(value);
        await RecordCount.Set(count + 1);
    }

    /// <summary>Calls a member of a protocol with This first, and records the status.</summary>
    public async FirmwareTask<EfiStatus> Ask(ulong member, ulong @this, ulong a1 = 0, ulong a2 = 0, ulong a3 = 0, ulong a4 = 0, ulong a5 = 0, ulong a6 = 0)
    {
        ulong status = await Call(member, CallArguments.Of(@this, a1, a2, a3, a4, a5, a6));
        await Record(status);
        return (EfiStatus)status;
    }

    /// <summary>DispatchProcedure without a record.</summary>
    public async FirmwareTask CallQuietly(ulong member, ulong mp, ulong procedure, ulong cpu, ulong token) =>
        await Call(member, CallArguments.Of(mp, procedure, cpu, 0, 0, token, 0));

    /// <summary>What the core does when EFI_SMM_READY_TO_LOCK_PROTOCOL appears.</summary>
    public async FirmwareTask NotifyReadyToLock()
    {
        FunctionPointer<EfiSmmNotifyFn> notify = await ReadyToLockNotify;
        await notify.Call(default, 0, 0);
    }

    /// <summary>What PcdCpuHotPlugDataAddress points to.</summary>
    public async FirmwareTask<Ptr<CpuHotPlugData>> HotPlugData() => new(await PcdLib.PcdGet64(Pcd.PcdCpuHotPlugDataAddress));

    internal async FirmwareTask Installed(EfiGuid protocol, ulong @interface)
    {
        if (protocol == Guids.gEfiSmmCpuProtocolGuid)
        {
            await SmmCpu.Set(new Ptr<EfiSmmCpuProtocol>(@interface));
        }
        else if (protocol == Guids.gEfiSmmCpuServiceProtocolGuid)
        {
            await CpuService.Set(new Ptr<EfiSmmCpuServiceProtocol>(@interface));
        }
        else if (protocol == Guids.gEfiMmMpProtocolGuid)
        {
            await MmMp.Set(new Ptr<EfiMmMpProtocol>(@interface));
        }
        else if (protocol == Guids.gEdkiiSmmCpuRendezvousProtocolGuid)
        {
            await Rendezvous.Set(new Ptr<EdkiiSmmCpuRendezvousProtocol>(@interface));
        }
        else
        {
            await RegisterWith(new Ptr<EfiSmmConfigurationProtocol>(@interface));
        }
    }

    // What PiSmmIpl does when the driver installs EFI_SMM_CONFIGURATION_PROTOCOL.
    private async FirmwareTask RegisterWith(Ptr<EfiSmmConfigurationProtocol> configuration)
    {
        await SmstPointer.Set(Smst);
        await configuration.RegisterSmmEntry(new(SmmEntryPointAddress));
    }
}
