// Library class BaseMemoryLib: copying, filling and comparing memory.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Efi;

/// <summary>BaseMemoryLib (MdePkg/Include/Library/BaseMemoryLib.h). Addresses are physical; each step moves at most 64 bytes.</summary>
public interface IBaseMemoryLib
{
    /// <summary>memmove: overlapping buffers are copied right. Returns the destination.</summary>
    FirmwareTask<ulong> CopyMem(ulong destination, ulong source, ulong length);

    FirmwareTask<ulong> SetMem(ulong buffer, ulong length, byte value);

    FirmwareTask<ulong> ZeroMem(ulong buffer, ulong length);

    /// <summary>Zero when equal, else the difference of the first two bytes that differ.</summary>
    FirmwareTask<long> CompareMem(ulong destination, ulong source, ulong length);

    /// <summary>Reads a GUID and compares it with a known one.</summary>
    FirmwareTask<bool> CompareGuid(Ptr<EfiGuid> guid, EfiGuid known);
}
