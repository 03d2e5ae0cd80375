// Calls between firmware functions: results of every size, and what is reported when a call is not awaited as it must be.
using System.Runtime.CompilerServices;

namespace SmmFirmwareKit.Execution.Tests;

public class CallTests
{
    // Every quantum suspends the stack at other places.
    public static TheoryData<int> Quanta => [1, 2, 3, 100];

    [Theory]
    [MemberData(nameof(Quanta))]
    public void NestedCalls_ReturnValuesOfEverySize(int quantum)
    {
        ToyMachine machine = new(new RoundRobin(quantum));
        machine.Add("A", async _ =>
        {
            byte small = await Returning((byte)0xA5);
            ushort word = await Returning((ushort)0xBEEF);
            UInt128 wide = await Returning(UInt128.MaxValue - 3);
            Big big = await Returning(Big.From(7));
            await ToyStep.Write(0x100, (ulong)small + word);
            await ToyStep.Write(0x108, wide);
            await ToyStep.Write(0x140, big);
            return 0;
        });
        machine.Add("B", async _ => await Returning(1UL));

        Assert.Equal(RunOutcome.Quiescent, machine.Scheduler.Run());
        Assert.Equal(0xA5UL + 0xBEEF, machine.Memory.Read(0x100, 8));
        Assert.Equal(ulong.MaxValue - 3, machine.Memory.Read(0x108, 8));
        Assert.Equal(ulong.MaxValue, machine.Memory.Read(0x110, 8));
        Assert.Equal(Enumerable.Range(7, 200).Select(i => (byte)i), machine.Memory.Bytes.Slice(0x140, 200).ToArray());
    }

    [Theory]
    [MemberData(nameof(Quanta))]
    public void DeepRecursion_SuspendsAndResumesEveryFrame(int quantum)
    {
        ToyMachine machine = new(new RoundRobin(quantum));
        machine.Add("A", async _ => await Triangle(20));
        machine.Add("B", async _ => await Triangle(11));

        machine.Scheduler.Run();

        Assert.Equal((20UL * 21 / 2) + (11UL * 12 / 2), machine.Memory.Read(0, 8));
    }

    [Fact]
    public void ResultOfMoreThan512Bytes_IsReportedWhetherOrNotTheCallSuspends()
    {
        foreach (int quantum in new[] { 1, 100 })
        {
            ToyMachine machine = new(new RoundRobin(quantum));
            machine.Add("A", async _ => (await Returning(default(TooBig)))[0]);
            Assert.Equal("SFK8003", Assert.Throws<FirmwareFault>(() => machine.Scheduler.Run()).Id);
        }
    }

    [Fact]
    public void StepWiderThanAWord_IsReported()
    {
        ToyMachine machine = new();
        machine.Add("A", async _ => (ulong)await new LockedStep<UInt128>(LockedOperation.Add, 0, 1));
        Assert.Equal("SFK8003", Assert.Throws<FirmwareFault>(() => machine.Scheduler.Run()).Id);
    }

    [Fact]
    public void CallThatSuspendedAndIsNotAwaited_IsReportedWithCallerAndCallee()
    {
        foreach (Func<FirmwareTask<ulong>> next in new[] { ThenReturns, ThenReads, ThenCalls })
        {
            ToyMachine machine = new(new RoundRobin(1));
            machine.Add("A", _ => next());
            FirmwareFault fault = Assert.Throws<FirmwareFault>(() => machine.Scheduler.Run());
            Assert.Equal("SFK8006", fault.Id);
            Assert.Contains($"Triangle was called but not awaited by {next.Method.Name};", fault.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void CallAwaitedTwice_IsReported()
    {
        ToyMachine machine = new(new RoundRobin(1));
        machine.Add("A", async _ =>
        {
            FirmwareTask<ulong> call = Triangle(1);
            return await call + await call;
        });
        Assert.Equal("SFK8006", Assert.Throws<FirmwareFault>(() => machine.Scheduler.Run()).Id);
    }

    [Fact]
    public void TaskAwaitedInFirmware_IsReported()
    {
        ToyMachine machine = new();
        machine.Add("A", async _ =>
        {
            await new TaskCompletionSource().Task;
            return 0;
        });
        FirmwareFault fault = Assert.Throws<FirmwareFault>(() => machine.Scheduler.Run());
        Assert.Equal("SFK8002", fault.Id);
        Assert.Contains("TaskAwaiter", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StepAwaitedOutsideFirmware_IsReported()
    {
        static async Task Read() => await ToyStep.Read<int>(0);
        static async Task Pause() => await ToyStep.Pause;
        Assert.Equal("SFK8002", (await Assert.ThrowsAsync<ExecutionException>(Read)).Id);
        Assert.Equal("SFK8002", (await Assert.ThrowsAsync<ExecutionException>(Pause)).Id);
        Assert.Equal("SFK8002", Assert.Throws<ExecutionException>(() => Triangle(1)).Id);
    }

    private static async FirmwareTask<T> Returning<T>(T value)
        where T : unmanaged
    {
        await ToyStep.Read<byte>(0);
        return await Inner(value);

        static async FirmwareTask<T> Inner(T value)
        {
            await ToyStep.Read<byte>(0);
            return value;
        }
    }

    private static async FirmwareTask<ulong> Triangle(uint n)
    {
        await ToyStep.Add(0, n);
        return n == 0 ? 0 : n + await Triangle(n - 1);
    }

#pragma warning disable CS4014 // the missing await is what these are for
    private static async FirmwareTask<ulong> ThenReturns()
    {
        await ToyStep.Read<byte>(0);
        Triangle(1);
        return 0;
    }

    private static async FirmwareTask<ulong> ThenReads()
    {
        await ToyStep.Read<byte>(0);
        Triangle(1);
        return await ToyStep.Read<byte>(0);
    }

    private static async FirmwareTask<ulong> ThenCalls()
    {
        await ToyStep.Read<byte>(0);
        Triangle(1);
        return await Returning(1UL);
    }
#pragma warning restore CS4014

    [InlineArray(200)]
    private struct Big
    {
        private byte _first;

        internal static Big From(int start)
        {
            Big big = default;
            for (int i = 0; i < 200; i++)
            {
                big[i] = (byte)(start + i);
            }

            return big;
        }
    }

    [InlineArray(65)]
    private struct TooBig
    {
        private ulong _first;
    }
}
