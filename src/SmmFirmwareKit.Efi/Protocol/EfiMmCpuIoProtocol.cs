// Ports and memory for SMM drivers.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Efi;

/// <summary>EFI_MM_CPU_IO_PROTOCOL, alias EFI_SMM_CPU_IO2_PROTOCOL. It also lies in the SMST, as SmmIo.</summary>
[Protocol("EFI_MM_CPU_IO_PROTOCOL", "3242A9D8-CE70-4AA0-955D-5E7B140DE4D2", GuidName = "gEfiSmmCpuIo2ProtocolGuid", Source = "MdePkg/Include/Protocol/MmCpuIo.h")]
public interface IEfiMmCpuIoProtocol
{
    EfiMmIoAccess Mem { get; }

    EfiMmIoAccess Io { get; }
}

/// <summary>Table of <see cref="IEfiMmCpuIoProtocol"/>.</summary>
public partial struct EfiMmCpuIoProtocol;

/// <summary>EFI_MM_IO_ACCESS: one direction each. As in C the caller passes This, the protocol around it.</summary>
[Protocol("EFI_MM_IO_ACCESS", Source = "MdePkg/Include/Protocol/MmCpuIo.h")]
public interface IEfiMmIoAccess
{
    FirmwareTask<EfiStatus> Read(Ptr<EfiMmCpuIoProtocol> @this, EfiMmIoWidth width, ulong address, ulong count, ulong buffer);

    FirmwareTask<EfiStatus> Write(Ptr<EfiMmCpuIoProtocol> @this, EfiMmIoWidth width, ulong address, ulong count, ulong buffer);
}

/// <summary>Table of <see cref="IEfiMmIoAccess"/>.</summary>
public partial struct EfiMmIoAccess;

/// <summary>EFI_MM_IO_WIDTH (MdePkg/Include/Protocol/MmCpuIo.h).</summary>
public enum EfiMmIoWidth : uint
{
    Uint8 = 0,
    Uint16 = 1,
    Uint32 = 2,
    Uint64 = 3,
}
