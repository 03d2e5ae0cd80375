// SMM_CPU_SYNC_SEMAPHORE: a counting semaphore in a 32-bit word with compare-exchange; all ones means locked.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.UefiCpuPkg.Library.SmmCpuSyncLib;

public sealed partial class SmmCpuSyncLib
{
    /// <summary>A locked semaphore neither counts nor keeps anybody waiting.</summary>
    private const uint Locked = uint.MaxValue;

    /// <summary>Takes a credit; returns what is left, or <see cref="Locked"/>.</summary>
    private async FirmwareTask<uint> InternalWaitForSemaphore(Ptr<uint> sem)
    {
        while (true)
        {
            uint value = await sem.Value;
            if (value == Locked)
            {
                return value;
            }

            if (value != 0 && await sem.Value.InterlockedCompareExchange(value, value - 1) == value)
            {
                return value - 1;
            }

            await BaseLib.CpuPause();
        }
    }

    /// <summary>Gives a credit; returns the new value, or <see cref="Locked"/>.</summary>
    private static async FirmwareTask<uint> InternalReleaseSemaphore(Ptr<uint> sem)
    {
        while (true)
        {
            uint value = await sem.Value;
            if (value == Locked)
            {
                return value;
            }

            if (await sem.Value.InterlockedCompareExchange(value, value + 1) == value)
            {
                return value + 1;
            }
        }
    }

    /// <summary>Locks; returns the value before.</summary>
    private static async FirmwareTask<uint> InternalLockdownSemaphore(Ptr<uint> sem)
    {
        while (true)
        {
            uint value = await sem.Value;
            if (await sem.Value.InterlockedCompareExchange(value, Locked) == value)
            {
                return value;
            }
        }
    }
}
