// Running procedures on other processors from SMM.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Efi;

/// <summary>EFI_MM_MP_PROTOCOL. A token is an MM_COMPLETION.</summary>
[Protocol("EFI_MM_MP_PROTOCOL", "5D5450D7-990C-4180-A803-8E63F0608307", GuidName = "gEfiMmMpProtocolGuid", Source = "MdePkg/Include/Protocol/MmMp.h")]
public interface IEfiMmMpProtocol
{
    /// <summary><see cref="EfiMmMpProtocol.ProtocolRevision"/>.</summary>
    uint Revision { get; }

    uint Attributes { get; }

    FirmwareTask<EfiStatus> GetNumberOfProcessors(Ptr<EfiMmMpProtocol> @this, Ptr<ulong> numberOfProcessors);

    FirmwareTask<EfiStatus> DispatchProcedure(Ptr<EfiMmMpProtocol> @this, FunctionPointer<EfiApProcedure2> procedure, CpuIndex cpuNumber, ulong timeoutInMicroseconds, ulong procedureArguments, Ptr<Ptr<ulong>> token, Ptr<EfiStatus> cpuStatus);

    FirmwareTask<EfiStatus> BroadcastProcedure(Ptr<EfiMmMpProtocol> @this, FunctionPointer<EfiApProcedure2> procedure, ulong timeoutInMicroseconds, ulong procedureArguments, Ptr<Ptr<ulong>> token, Ptr<EfiStatus> cpuStatus);

    FirmwareTask<EfiStatus> SetStartupProcedure(Ptr<EfiMmMpProtocol> @this, FunctionPointer<EfiApProcedure> procedure, ulong procedureArguments);

    FirmwareTask<EfiStatus> CheckForProcedure(Ptr<EfiMmMpProtocol> @this, Ptr<ulong> token);

    FirmwareTask<EfiStatus> WaitForProcedure(Ptr<EfiMmMpProtocol> @this, Ptr<ulong> token);
}

/// <summary>Table of <see cref="IEfiMmMpProtocol"/>.</summary>
public partial struct EfiMmMpProtocol
{
    /// <summary>EFI_MM_MP_PROTOCOL_REVISION.</summary>
    public const uint ProtocolRevision = 0x00010000;
}
