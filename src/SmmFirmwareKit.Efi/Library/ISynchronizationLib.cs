// Library class SynchronizationLib: spin locks and locked operations.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Efi;

/// <summary>SynchronizationLib (MdePkg/Include/Library/SynchronizationLib.h). SPIN_LOCK is a UINTN in a cache line of its own.</summary>
public interface ISynchronizationLib
{
    /// <summary>SPIN_LOCK_RELEASED.</summary>
    const ulong SpinLockReleased = 1;

    /// <summary>SPIN_LOCK_ACQUIRED.</summary>
    const ulong SpinLockAcquired = 2;

    /// <summary>Bytes between two spin locks that do not share a cache line.</summary>
    ulong GetSpinLockProperties();

    /// <summary>Puts a lock into the released state.</summary>
    WriteStep<ulong> InitializeSpinLock(Ptr<ulong> spinLock);

    /// <summary>Spins until the lock is this CPU's.</summary>
    FirmwareTask AcquireSpinLock(Ptr<ulong> spinLock);

    /// <summary>One try; true when the lock is this CPU's.</summary>
    FirmwareTask<bool> AcquireSpinLockOrFail(Ptr<ulong> spinLock);

    WriteStep<ulong> ReleaseSpinLock(Ptr<ulong> spinLock);

    /// <summary>Returns the new value.</summary>
    FirmwareTask<uint> InterlockedIncrement(Ptr<uint> value);

    /// <summary>Returns the new value.</summary>
    FirmwareTask<uint> InterlockedDecrement(Ptr<uint> value);

    /// <summary>Returns what memory held before.</summary>
    LockedStep<ushort> InterlockedCompareExchange16(Ptr<ushort> value, ushort compareValue, ushort exchangeValue);

    LockedStep<uint> InterlockedCompareExchange32(Ptr<uint> value, uint compareValue, uint exchangeValue);

    LockedStep<ulong> InterlockedCompareExchange64(Ptr<ulong> value, ulong compareValue, ulong exchangeValue);
}
