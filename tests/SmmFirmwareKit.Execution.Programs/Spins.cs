// Spin loops as firmware writes them: on a clock, on a lock, on a flag with a timeout.
using SmmFirmwareKit.Execution.Toy;

namespace SmmFirmwareKit.Execution.Programs;

internal static class Spins
{
    internal static async FirmwareTask<ulong> Timeout(ulong nanoseconds)
    {
        ulong start = await ToyStep.Clock;
        ulong now = start;
        while (now - start < nanoseconds)
        {
            await ToyStep.Pause;
            now = await ToyStep.Clock;
        }

        return now;
    }

    internal static async FirmwareTask<ulong> Locked(ulong seed)
    {
        while (await ToyStep.CompareExchange(Place.Lock, 1, 0) != 0)
        {
            await ToyStep.Pause;
        }

        ulong value = await ToyStep.Read<ulong>(Place.Guarded);
        await ToyStep.Write(Place.Guarded, value ^ seed);
        await ToyStep.Write(Place.Lock, 0U);
        return value;
    }

    // With an even seed there is no timeout: the agent may wait for ever.
    internal static async FirmwareTask<ulong> UntilSet(ulong flag, ulong seed)
    {
        ulong rounds = 0;
        while (await ToyStep.Read<uint>(flag) == 0)
        {
            if ((seed & 1) != 0 && await ToyStep.Clock > 200_000)
            {
                break;
            }

            rounds++;
            await ToyStep.Pause;
        }

        return rounds;
    }
}
