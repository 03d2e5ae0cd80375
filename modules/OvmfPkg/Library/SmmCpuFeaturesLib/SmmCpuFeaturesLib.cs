// CPU features in SMM as OVMF has them: QEMU has no SMRR and no SMM MSRs; hot-unplug hooks into the way out.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.OvmfPkg.Library.SmmCpuFeaturesLib;

/// <summary>OVMF's SmmCpuFeaturesLib. SEV, which would re-encrypt the save states, is not modelled.</summary>
/// <remarks>HasSmmBaseHob: SmmRelocationLib moved the SMBASEs in PEI, as in every current OVMF.</remarks>
[Edk2("OvmfPkg/Library/SmmCpuFeaturesLib/SmmCpuFeaturesLib.c")]
[LibraryInstance("OvmfPkg/Library/SmmCpuFeaturesLib/SmmCpuFeaturesLib.inf", ModuleTypes.DxeSmmDriver)]
[LibraryClasses(typeof(IDebugLib), typeof(IBaseLib), typeof(IPcdLib), typeof(IMmServicesTableLib))]
[PlatformFact<bool>("HasSmmBaseHob")]
public sealed partial class SmmCpuFeaturesLib : ImagePart, ISmmCpuFeaturesLib
{
    /// <summary>What CpuHotplugSmm fills in and RendezvousExit looks at; NULL without hot-plug.</summary>
    [Global] private partial Field<Ptr<CpuHotEjectData>> mCpuHotEjectData { get; }

    /// <summary>Without SMBASE HOB: writes this CPU's SMBASE into the default save state, where its revision id says it is.</summary>
    public async FirmwareTask SmmCpuFeaturesInitializeProcessor(CpuIndex cpuIndex, bool isMonarch, Ptr<EfiProcessorInformation> processorInfo, Ptr<CpuHotPlugData> cpuHotPlugData)
    {
        if (HasSmmBaseHob)
        {
            return;
        }

        const ulong CpuState = SmramLayout.SMM_DEFAULT_SMBASE + SmramLayout.SMRAM_SAVE_STATE_MAP_OFFSET;
        bool x86 = await IsX86Map(CpuState);
        Field<uint> smbase = x86 ? new Ptr<AmdSmramSaveStateMap32>(CpuState).SMBASE : new Ptr<AmdSmramSaveStateMap64>(CpuState).SMBASE;
        await smbase.Set((uint)await (await cpuHotPlugData.SmBase)[cpuIndex.Value]);
    }

    /// <summary>Sets where RSM goes and clears AutoHALTRestart; returns where it would have gone.</summary>
    public async FirmwareTask<ulong> SmmCpuFeaturesHookReturnFromSmm(CpuIndex cpuIndex, ulong cpuState, ulong newInstructionPointer32, ulong newInstructionPointer)
    {
        if (await IsX86Map(cpuState))
        {
            return await HookLegacy(cpuState, newInstructionPointer);
        }

        Ptr<AmdSmramSaveStateMap64> map = new(cpuState);
        ulong original = await map._RIP;
        bool longMode = (await map.EFER & ArchitecturalMsr.MSR_IA32_EFER_LMA) != 0;
        await map._RIP.Set(longMode ? newInstructionPointer : newInstructionPointer32);
        await map.AutoHALTRestart.Set((byte)(await map.AutoHALTRestart & ~1));
        return original;
    }

    /// <summary>Sets up the data of hot-eject.</summary>
    public FirmwareTask SmmCpuFeaturesSmmRelocationComplete() => InitCpuHotEjectData();

    /// <summary>0: PiSmmCpuDxeSmm uses its own handler.</summary>
    public FirmwareTask<ulong> SmmCpuFeaturesGetSmiHandlerSize() => FirmwareTask<ulong>.FromResult(0);

    /// <summary>Never called, because the size is 0.</summary>
    public FirmwareTask SmmCpuFeaturesInstallSmiHandler(CpuIndex cpuIndex, uint smBase, ulong smiStack, ulong stackSize, ulong gdtBase, ulong gdtSize, ulong idtBase, ulong idtSize) =>
        FirmwareTask.Completed;

    /// <summary>FALSE.</summary>
    public FirmwareTask<bool> SmmCpuFeaturesNeedConfigureMtrrs() => FirmwareTask<bool>.FromResult(false);

    /// <summary>QEMU has no SMRR.</summary>
    public FirmwareTask SmmCpuFeaturesDisableSmrr() => FirmwareTask.Completed;

    /// <summary>QEMU has no SMRR.</summary>
    public FirmwareTask SmmCpuFeaturesReenableSmrr() => FirmwareTask.Completed;

    /// <summary>Nothing to do on entry.</summary>
    public FirmwareTask SmmCpuFeaturesRendezvousEntry(CpuIndex cpuIndex) => FirmwareTask.Completed;

    /// <summary>The last thing every CPU does before it leaves SMM: runs the ejection handler, if the BSP has set one.</summary>
    public async FirmwareTask SmmCpuFeaturesRendezvousExit(CpuIndex cpuIndex)
    {
        Ptr<CpuHotEjectData> ejectData = await mCpuHotEjectData;
        if (ejectData.IsNull)
        {
            return;
        }

        // The handler was set inside the barriers of this SMI; the fence orders this read behind them.
        await BaseLib.MemoryFence();
        FunctionPointer<CpuHotEjectHandler> handler = await ejectData.Handler;
        if (!handler.IsNull)
        {
            await handler.Call(cpuIndex);
        }
    }

    /// <summary>FALSE.</summary>
    public async FirmwareTask<bool> SmmCpuFeaturesIsSmmRegisterSupported(CpuIndex cpuIndex, SmmRegName regName)
    {
        await DebugLib.Assert(regName == SmmRegName.SmmRegFeatureControl, "RegName == SmmRegFeatureControl");
        return false;
    }

    /// <summary>0.</summary>
    public FirmwareTask<ulong> SmmCpuFeaturesGetSmmRegister(CpuIndex cpuIndex, SmmRegName regName) => FirmwareTask<ulong>.FromResult(0);

    /// <summary>Must not be called: no register is supported.</summary>
    public async FirmwareTask SmmCpuFeaturesSetSmmRegister(CpuIndex cpuIndex, SmmRegName regName, ulong value) =>
        await DebugLib.Assert(condition: false, "SmmCpuFeaturesSetSmmRegister: no register is supported");

    /// <summary>Nothing to lock.</summary>
    public FirmwareTask SmmCpuFeaturesCompleteSmmReadyToLock() => FirmwareTask.Completed;

    private static async FirmwareTask<ulong> HookLegacy(ulong cpuState, ulong newInstructionPointer)
    {
        Ptr<AmdSmramSaveStateMap32> map = new(cpuState);
        ulong original = await map._EIP;
        await map._EIP.Set((uint)newInstructionPointer);
        await map.AutoHALTRestart.Set((ushort)(await map.AutoHALTRestart & ~1));
        return original;
    }

    private static async FirmwareTask<bool> IsX86Map(ulong cpuState) =>
        SmramLayout.IsX86Map(await new Ptr<AmdSmramSaveStateMap64>(cpuState).SMMRevId);
}
