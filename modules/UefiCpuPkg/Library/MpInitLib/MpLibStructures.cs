// What MpLib.h declares for each processor: CPU_INFO_IN_HOB, CPU_AP_DATA, CPU_VOLATILE_REGISTERS, and the enums of states.
using SmmFirmwareKit.Efi;

namespace SmmFirmwareKit.Modules.UefiCpuPkg.Library.MpInitLib;

/// <summary>AP_LOOP_MODE: how an AP waits for work.</summary>
public enum ApLoopMode : byte
{
    ApInHltLoop = 1,
    ApInMwaitLoop = 2,
    ApInRunLoop = 3,
}

/// <summary>AP_INIT_STATE: whether a woken AP introduces itself or looks for work.</summary>
public enum ApInitState : uint
{
    ApInitConfig = 1,
    ApInitDone = 2,
}

/// <summary>CPU_STATE of an AP.</summary>
public enum CpuState : uint
{
    CpuStateIdle,
    CpuStateReady,
    CpuStateBusy,
    CpuStateFinished,
    CpuStateDisabled,
}

/// <summary>Values of an AP's start-up signal word.</summary>
public static class StartupSignal
{
    /// <summary>WAKEUP_AP_SIGNAL.</summary>
    public const uint WakeupAp = 0x50415453; // 'STAP'

    /// <summary>MP_HAND_OFF_SIGNAL.</summary>
    public const uint MpHandOff = 0x4F48504D; // 'MPHO'
}

/// <summary>IA32_DESCRIPTOR: what GDTR and IDTR hold.</summary>
[FirmwareStructure("IA32_DESCRIPTOR", Pack = 1, Source = "MdePkg/Include/Library/BaseLib.h")]
public partial struct Ia32Descriptor
{
    public ushort Limit;
    public ulong Base;
}

/// <summary>Registers that INIT or another loop changes and an AP gets back when it wakes.</summary>
[FirmwareStructure("CPU_VOLATILE_REGISTERS", Source = "UefiCpuPkg/Library/MpInitLib/MpLib.h")]
public partial struct CpuVolatileRegisters
{
    public ulong Cr0;
    public ulong Cr3;
    public ulong Cr4;
    public ulong Dr0;
    public ulong Dr1;
    public ulong Dr2;
    public ulong Dr3;
    public ulong Dr6;
    public ulong Dr7;
    public Ia32Descriptor Gdtr;
    public Ia32Descriptor Idtr;
    public ushort Tr;
}

/// <summary>What is known of a processor; in one array so that the reset vector's code can search it.</summary>
[FirmwareStructure("CPU_INFO_IN_HOB", Pack = 1, Source = "UefiCpuPkg/Library/MpInitLib/MpLib.h")]
public partial struct CpuInfoInHob
{
    public uint InitialApicId;
    public uint ApicId;
    public uint Health;
    public ulong ApTopOfStack;
}

/// <summary>The working data of one processor.</summary>
[FirmwareStructure("CPU_AP_DATA", Source = "UefiCpuPkg/Library/MpInitLib/MpLib.h")]
public partial struct CpuApData
{
    [Shared]
    public ulong ApLock;
    public Ptr<uint> StartupApSignal;
    [Shared]
    public FunctionPointer<EfiApProcedure> ApFunction;
    [Shared]
    public ulong ApFunctionArgument;
    public bool CpuHealthy;
    [Shared]
    public CpuState State;
    public CpuVolatileRegisters VolatileRegisters;
    public bool Waiting;
    public Ptr<bool> Finished;
    public ulong ExpectedTime;
    public ulong CurrentTime;
    public ulong TotalTime;
    public ulong WaitEvent;
    public uint ProcessorSignature;
    public byte PlatformId;
    public ulong MicrocodeEntryAddr;
    public uint MicrocodeRevision;
    public ulong SevEsSaveArea;
}

/// <summary>What lies at the top of an AP's stack.</summary>
[FirmwareStructure("AP_STACK_DATA", Source = "UefiCpuPkg/Library/MpInitLib/MpLib.h")]
public partial struct ApStackData
{
    public ulong Bist;
    public Ptr<CpuMpData> MpData;
}
