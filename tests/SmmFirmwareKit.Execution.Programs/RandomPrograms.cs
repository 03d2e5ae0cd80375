// Random firmware: what a function does follows from the seed it is called with. Compiled twice, see the two projects.
using SmmFirmwareKit.Execution.Toy;

namespace SmmFirmwareKit.Execution.Programs;

/// <summary>Entry 0 is the main program of an agent (argument: its seed), entry 1 its interrupt handler, entry 2 a callee.</summary>
public sealed class RandomPrograms(int agents) : IToyPrograms
{
    private const int DeepestCall = 4;

    public FirmwareTask<ulong> Enter(ulong entry, ulong argument) => entry switch
    {
        0 => Main(argument),
        1 => Handler(argument),
        _ => Callee(argument),
    };

    private async FirmwareTask<ulong> Main(ulong seed)
    {
        ulong result = await Body(seed, depth: 0);
        await ToyStep.Write(Place.Result(seed), result);
        return result;
    }

    private async FirmwareTask<ulong> Handler(ulong seed)
    {
        uint taken = await ToyStep.Add(Place.InterruptsTaken, 1);
        await Body(seed + taken, DeepestCall - 1);
        await ToyStep.Return;
        return 0;
    }

    private async FirmwareTask<ulong> Callee(ulong seed) => await Body(seed, DeepestCall - 1) + 1;

    private async FirmwareTask<ulong> Body(ulong seed, int depth)
    {
        SplitMix random = new(seed);
        ulong sum = seed;
        int count = 2 + random.Below(4);
        for (int i = 0; i < count; i++)
        {
            sum = sum * 31 + await Statement(random.Next(), depth);
        }

        return sum;
    }

    private async FirmwareTask<ulong> Statement(ulong seed, int depth)
    {
        SplitMix random = new(seed);
        ulong word = Place.Word(random.Below(16));
        switch (random.Below(13))
        {
            case 0:
                return await ToyStep.Read<uint>(word);
            case 1:
                await ToyStep.Write(word, (ushort)random.Next());
                return 1;
            case 2:
                return await ToyStep.Add(word, 3);
            case 3:
                return await Nested(random.Next(), depth);
            case 4:
                return await Calls.Byte(word) + (ulong)(await Calls.Block(word)).Sum();
            case 5:
                await ToyStep.Delay(10 + (ulong)random.Below(40_000));
                return 5;
            case 6:
                return await Spins.Timeout((ulong)random.Below(100_000));
            case 7:
                return await Spins.Locked(random.Next());
            case 8:
                await ToyStep.Interrupt(random.Below(agents));
                return 8;
            case 9:
                await ToyStep.Write(word, new Calls.FourWords { A = seed, D = 4 });
                return (await ToyStep.Read<Calls.FourWords>(word)).A;
            case 10:
                return await Spins.UntilSet(Place.Flag(random.Below(2)), seed);
            case 11:
                await ToyStep.Add(Place.Flag(random.Below(2)), 1);
                return 11;
            default:
                return await Rare(random.Next());
        }
    }

    private async FirmwareTask<ulong> Nested(ulong seed, int depth) => depth switch
    {
        >= DeepestCall => await Calls.Byte(Place.Word(0)),
        _ when (seed & 4) != 0 => await ToyStep.Call(2, seed),
        _ => await Body(seed, depth + 1),
    };

    // What would end most programs early if it were as frequent as the rest.
    private static async FirmwareTask<ulong> Rare(ulong seed)
    {
        uint before = await ToyStep.Add(Place.Rare, 1);
        if (before == 3)
        {
            await ToyStep.Reset(0);
        }
        else if (before == 5)
        {
            await ToyStep.Jump(2);
        }
        else if (before % 4 == 1)
        {
            await ToyStep.Halt;
        }

        return seed + before;
    }
}
