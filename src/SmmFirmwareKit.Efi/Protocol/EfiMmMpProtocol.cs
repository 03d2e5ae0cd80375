// MP services inside SMM.
namespace SmmFirmwareKit.Efi;

/// <summary>EFI_MM_MP_PROTOCOL (MdePkg/Include/Protocol/MmMp.h).</summary>
[FirmwareStructure("EFI_MM_MP_PROTOCOL", Source = "MdePkg/Include/Protocol/MmMp.h")]
public partial struct EfiMmMpProtocol
{
    /// <summary>EFI_MM_MP_PROTOCOL_REVISION.</summary>
    public const uint ProtocolRevision = 0x00010000;

    public uint Revision;
    public uint Attributes;

    /// <summary>(This, OUT UINTN *NumberOfProcessors).</summary>
    public ulong GetNumberOfProcessors;

    /// <summary>(This, Procedure, UINTN CpuNumber, UINTN Timeout, Arguments, IN OUT MM_COMPLETION *Token, IN OUT EFI_STATUS *CPUStatus).</summary>
    public ulong DispatchProcedure;

    /// <summary>(This, Procedure, UINTN Timeout, Arguments, IN OUT MM_COMPLETION *Token, IN OUT EFI_STATUS *CPUStatus).</summary>
    public ulong BroadcastProcedure;

    /// <summary>(This, Procedure, Arguments).</summary>
    public ulong SetStartupProcedure;

    /// <summary>(This, MM_COMPLETION Token).</summary>
    public ulong CheckForProcedure;

    /// <summary>(This, MM_COMPLETION Token).</summary>
    public ulong WaitForProcedure;
}
