// Library class CpuLib: processor functions beside BaseLib's.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Efi;

/// <summary>CpuLib (MdePkg/Include/Library/CpuLib.h).</summary>
public interface ICpuLib
{
    /// <summary>HLT.</summary>
    WaitStep CpuSleep();

    /// <summary>Reloads CR3.</summary>
    FirmwareTask CpuFlushTlb();

    /// <summary>StandardSignatureIsAuthenticAMD(): CPUID leaf 0 says AuthenticAMD.</summary>
    FirmwareTask<bool> StandardSignatureIsAuthenticAmd();
}
