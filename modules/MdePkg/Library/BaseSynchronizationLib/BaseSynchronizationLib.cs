// Instance of library class SynchronizationLib: spin locks on LOCK CMPXCHG, and counters on LOCK XADD.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.MdePkg;

/// <summary>MdePkg/Library/BaseSynchronizationLib/BaseSynchronizationLib.inf.</summary>
[Edk2("MdePkg/Library/BaseSynchronizationLib/BaseSynchronizationLib.inf")]
[LibraryInstance("MdePkg/Library/BaseSynchronizationLib/BaseSynchronizationLib.inf")]
[LibraryClasses(typeof(IBaseLib))]
public sealed partial class BaseSynchronizationLib : ISynchronizationLib
{
    // InternalGetSpinLockProperties: the cache line of the processors modelled.
    public ulong GetSpinLockProperties() => 64;

    public WriteStep<ulong> InitializeSpinLock(Ptr<ulong> spinLock) => spinLock.Value.Set(ISynchronizationLib.SpinLockReleased);

    public async FirmwareTask AcquireSpinLock(Ptr<ulong> spinLock)
    {
        while (!await AcquireSpinLockOrFail(spinLock))
        {
            await BaseLib.CpuPause();
        }
    }

    public async FirmwareTask<bool> AcquireSpinLockOrFail(Ptr<ulong> spinLock) =>
        await InterlockedCompareExchange64(spinLock, ISynchronizationLib.SpinLockReleased, ISynchronizationLib.SpinLockAcquired)
        == ISynchronizationLib.SpinLockReleased;

    public WriteStep<ulong> ReleaseSpinLock(Ptr<ulong> spinLock) => spinLock.Value.Set(ISynchronizationLib.SpinLockReleased);

    public FirmwareTask<uint> InterlockedIncrement(Ptr<uint> value) => value.Value.InterlockedIncrement();

    public FirmwareTask<uint> InterlockedDecrement(Ptr<uint> value) => value.Value.InterlockedDecrement();

    public LockedStep<ushort> InterlockedCompareExchange16(Ptr<ushort> value, ushort compareValue, ushort exchangeValue) =>
        value.Value.InterlockedCompareExchange(compareValue, exchangeValue);

    public LockedStep<uint> InterlockedCompareExchange32(Ptr<uint> value, uint compareValue, uint exchangeValue) =>
        value.Value.InterlockedCompareExchange(compareValue, exchangeValue);

    public LockedStep<ulong> InterlockedCompareExchange64(Ptr<ulong> value, ulong compareValue, ulong exchangeValue) =>
        value.Value.InterlockedCompareExchange(compareValue, exchangeValue);
}
