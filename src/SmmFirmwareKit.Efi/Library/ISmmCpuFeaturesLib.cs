// Library class SmmCpuFeaturesLib: what differs between processors in SMM.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Efi;

/// <summary>SmmCpuFeaturesLib (UefiCpuPkg/Include/Library/SmmCpuFeaturesLib.h), all fourteen members.</summary>
public interface ISmmCpuFeaturesLib
{
    /// <summary>Called on each CPU in its first SMI. <paramref name="processorInfo"/> is an array by CPU index.</summary>
    FirmwareTask SmmCpuFeaturesInitializeProcessor(CpuIndex cpuIndex, bool isMonarch, Ptr<EfiProcessorInformation> processorInfo, Ptr<CpuHotPlugData> cpuHotPlugData);

    /// <summary>Redirects where RSM resumes; returns the original instruction pointer, 0 if unsupported.</summary>
    /// <param name="cpuState">Address of the SMRAM_SAVE_STATE_MAP.</param>
    FirmwareTask<ulong> SmmCpuFeaturesHookReturnFromSmm(CpuIndex cpuIndex, ulong cpuState, ulong newInstructionPointer32, ulong newInstructionPointer);

    FirmwareTask SmmCpuFeaturesSmmRelocationComplete();

    /// <summary>0 when PiSmmCpuDxeSmm shall use its own handler.</summary>
    FirmwareTask<ulong> SmmCpuFeaturesGetSmiHandlerSize();

    FirmwareTask SmmCpuFeaturesInstallSmiHandler(CpuIndex cpuIndex, uint smBase, ulong smiStack, ulong stackSize, ulong gdtBase, ulong gdtSize, ulong idtBase, ulong idtSize);

    FirmwareTask<bool> SmmCpuFeaturesNeedConfigureMtrrs();

    FirmwareTask SmmCpuFeaturesDisableSmrr();

    FirmwareTask SmmCpuFeaturesReenableSmrr();

    FirmwareTask SmmCpuFeaturesRendezvousEntry(CpuIndex cpuIndex);

    FirmwareTask SmmCpuFeaturesRendezvousExit(CpuIndex cpuIndex);

    FirmwareTask<bool> SmmCpuFeaturesIsSmmRegisterSupported(CpuIndex cpuIndex, SmmRegName regName);

    FirmwareTask<ulong> SmmCpuFeaturesGetSmmRegister(CpuIndex cpuIndex, SmmRegName regName);

    FirmwareTask SmmCpuFeaturesSetSmmRegister(CpuIndex cpuIndex, SmmRegName regName, ulong value);

    FirmwareTask SmmCpuFeaturesCompleteSmmReadyToLock();
}
