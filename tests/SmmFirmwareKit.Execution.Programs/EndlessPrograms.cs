// Firmware that never ends: calls, waits and spins of every kind, to measure what a switch allocates.
using SmmFirmwareKit.Execution.Toy;

namespace SmmFirmwareKit.Execution.Programs;

/// <summary>Entry 0 loops for ever, entry 1 is its interrupt handler, entry 2 a callee.</summary>
public sealed class EndlessPrograms : IToyPrograms
{
    public FirmwareTask<ulong> Enter(ulong entry, ulong argument) => entry switch
    {
        0 => Main(),
        1 => Handler(),
        _ => Callee(argument),
    };

    private static async FirmwareTask<ulong> Main()
    {
        while (true)
        {
            ulong sum = await Calls.Byte(Place.Word(1));
            sum += (await Calls.Block(Place.Word(2))).Sum();
            sum += await Spins.Locked(sum);
            sum += await Spins.Timeout(20_000);
            await ToyStep.Write(Place.Word(1), (byte)sum);
            await ToyStep.Delay(100);
            await ToyStep.Interrupt(0);
            await ToyStep.Call(2, sum);
        }
    }

    private static async FirmwareTask<ulong> Handler()
    {
        await Calls.Byte(Place.Word(3));
        await ToyStep.Return;
        return 0;
    }

    private static async FirmwareTask<ulong> Callee(ulong argument) => argument + await ToyStep.Read<ulong>(Place.Word(4));
}
