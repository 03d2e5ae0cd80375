// Calls through typed function pointers arrive with their arguments, and their results come back.
using System.Runtime.CompilerServices;
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Execution.Toy;
using SmmFirmwareKit.Generators.Tests.Declared;

namespace SmmFirmwareKit.Generators.Tests.AtRunTime;

public sealed class DeclaredFunctionTypes
{
    private const ulong ImageBase = 0x1000;
    private const ulong Result = 0x100;

    private readonly DispatchTable _table = new();
    private readonly ExamplePart _part;
    private readonly byte[] _bytes;

    public DeclaredFunctionTypes()
    {
        FirmwareImage image = new("Example", number: 1);
        _part = image.Add(new ExamplePart());
        _bytes = image.Link(ImageBase, _table);
    }

    // With a quantum of one step the function suspends at each access, with a long one it never does.
    public static TheoryData<int> Quanta => [1, 100];

    [Theory]
    [MemberData(nameof(Quanta))]
    public void NarrowArgumentsAndResults_PassUnchanged(int quantum)
    {
        FunctionPointer<IsByteFunction> isByte = new(_part.IsByteAddress);
        Assert.Equal(1UL, ResultOf(quantum, async () => await isByte.Call(0xA5) ? 1UL : 0UL));
        Assert.Equal(0UL, ResultOf(quantum, async () => await isByte.Call(0xA6) ? 1UL : 0UL));
    }

    [Theory]
    [MemberData(nameof(Quanta))]
    public void PointersAndWrappers_PassUnchanged(int quantum)
    {
        FunctionPointer<ElementFunction> element = new(_part.ElementAddress);
        Assert.Equal(_part.mArray.Address + 16, ResultOf(quantum, async () => (await element.Call(new CpuIndex(2), next: true)).Address));
    }

    [Theory]
    [MemberData(nameof(Quanta))]
    public void FunctionWithoutResult_HasItsEffect(int quantum)
    {
        FunctionPointer<SetWordFunction> setWord = new(SetWordAddress);
        ulong word = ResultOf(quantum, async () =>
        {
            await setWord.Call(0xCAFE_F00D);
            return await _part.mWord;
        });
        Assert.Equal(0xCAFE_F00DUL, word);
    }

    [Theory]
    [MemberData(nameof(Quanta))]
    public void PointerInMemory_IsReadAndCalled(int quantum)
    {
        Ptr<WithCallback> holder = new(Result + 0x40);
        ulong seen = ResultOf(quantum, async () =>
        {
            await holder.Callback.Set(new(_part.SumAddress));
            FunctionPointer<CallbackFunction> callback = await holder.Callback;
            return await callback.Call(holder);
        });
        Assert.Equal(holder.Address, seen);
    }

    [Fact]
    public void Null_IsTheAddressZero()
    {
        Assert.True(FunctionPointer<CallbackFunction>.Null.IsNull);
        Assert.False(new FunctionPointer<CallbackFunction>(8).IsNull);
        Assert.Equal("0x8", new FunctionPointer<CallbackFunction>(8).As<IsByteFunction>().ToString());
    }

    [Fact]
    public void StructureOfFunctionPointers_HasTheLayoutOfC()
    {
        Assert.Equal(0x18, Unsafe.SizeOf<WithCallback>());
        Assert.Equal(0x18, WithCallback.SizeOf);
        Assert.Equal(8UL, WithCallback.OffsetOf.Callback);
    }

    private ulong SetWordAddress => _part.IsByteAddress + CodeCell.Size;

    private ulong ResultOf(int quantum, Func<FirmwareTask<ulong>> program)
    {
        ToyMachine machine = new(new RoundRobin(quantum), memorySize: 0x4000);
        machine.Memory.WriteBlock(ImageBase, _bytes);
        machine.Scheduler.Add(new CallingAgent("Caller", machine.Memory, _table, () => Store(program)));
        machine.Scheduler.Add(new CallingAgent("Other", machine.Memory, _table, () => Store(program)));
        Assert.Equal(RunOutcome.Quiescent, machine.Scheduler.Run());
        return machine.Memory.Read(Result, 8);
    }

    private static async FirmwareTask<ulong> Store(Func<FirmwareTask<ulong>> program)
    {
        ulong result = await program();
        await new Field<ulong>(Result).Set(result);
        return 0;
    }
}
