// Library class SmmMemLib: whether a buffer that came from outside may be touched by SMM.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Efi;

/// <summary>SmmMemLib (MdePkg/Include/Library/SmmMemLib.h).</summary>
public interface ISmmMemLib
{
    /// <summary>Whether a buffer lies outside SMRAM and in memory of a kind that a communicate buffer may have.</summary>
    FirmwareTask<bool> SmmIsBufferOutsideSmmValid(ulong buffer, ulong length);

    /// <summary>EFI_SECURITY_VIOLATION when the source overlaps SMRAM.</summary>
    FirmwareTask<EfiStatus> SmmCopyMemToSmram(ulong destination, ulong source, ulong length);

    /// <summary>EFI_SECURITY_VIOLATION when the destination overlaps SMRAM.</summary>
    FirmwareTask<EfiStatus> SmmCopyMemFromSmram(ulong destination, ulong source, ulong length);

    /// <summary>EFI_SECURITY_VIOLATION when either buffer overlaps SMRAM.</summary>
    FirmwareTask<EfiStatus> SmmCopyMem(ulong destination, ulong source, ulong length);

    /// <summary>EFI_SECURITY_VIOLATION when the buffer overlaps SMRAM.</summary>
    FirmwareTask<EfiStatus> SmmSetMem(ulong buffer, ulong length, byte value);
}
