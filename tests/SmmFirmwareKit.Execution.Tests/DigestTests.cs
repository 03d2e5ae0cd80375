// The digest tells apart what can lead to different runs: arguments, locals, depth, what is awaited.
namespace SmmFirmwareKit.Execution.Tests;

public class DigestTests
{
    [Fact]
    public void EveryElementOfAnInlineArray_Counts()
    {
        ulong[] digests = [.. Enumerable.Range(0, 9).Select(i => DigestOf(async _ => await Taking(WithOne(i))))];
        Assert.Equal(9, digests.Distinct().Count());
    }

    [Fact]
    public void LocalsOfEveryKind_Count()
    {
        Func<ulong, FirmwareTask<ulong>>[] variants =
        [
            async _ => await Holding(1, small: 0, Activity.Halted, wide: 0),
            async _ => await Holding(2, small: 0, Activity.Halted, wide: 0),
            async _ => await Holding(1, small: 1, Activity.Halted, wide: 0),
            async _ => await Holding(1, small: 0, Activity.Absent, wide: 0),
            async _ => await Holding(1, small: 0, Activity.Halted, wide: UInt128.One << 100),
        ];
        Assert.Equal(variants.Length, variants.Select(variant => DigestOf(variant)).Distinct().Count());
    }

    [Fact]
    public void SameState_HasTheSameDigestAtAnyVirtualTime()
    {
        static ulong After(ulong nanoseconds)
        {
            ToyMachine machine = new();
            machine.Add("A", async _ =>
            {
                await ToyStep.Delay(0x1000 | (nanoseconds & 0xF));
                return await ToyStep.Read<byte>(0);
            });
            machine.Scheduler.Run(1);
            machine.Scheduler.TimeLimit = nanoseconds;
            machine.Scheduler.Run();
            return machine.Digest();
        }

        Assert.Equal(After(0x100), After(0x200));
        Assert.NotEqual(After(0x100), After(0x101));
    }

    private static ulong DigestOf(Func<ulong, FirmwareTask<ulong>> entry)
    {
        ToyMachine machine = new(new RoundRobin(1));
        machine.Add("A", entry);
        machine.Scheduler.Run(2);
        return machine.Digest();
    }

    private static CallArguments WithOne(int index)
    {
        CallArguments arguments = default;
        if (index < 8)
        {
            arguments[index] = 1;
        }

        return arguments;
    }

    private static async FirmwareTask<ulong> Taking(CallArguments arguments)
    {
        await ToyStep.Read<byte>(0);
        await ToyStep.Read<byte>(0);
        return arguments[0] + arguments[7];
    }

    private static async FirmwareTask<ulong> Holding(ulong word, byte small, Activity kind, UInt128 wide)
    {
        await ToyStep.Read<byte>(0);
        await ToyStep.Read<byte>(0);
        return word + small + (ulong)kind + (ulong)(wide >> 64);
    }
}
