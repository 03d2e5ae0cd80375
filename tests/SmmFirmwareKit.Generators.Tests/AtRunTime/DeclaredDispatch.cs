// Generated dispatch on a machine: arguments and results pass through registers, whether or not the function suspends.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Execution.Toy;
using SmmFirmwareKit.Generators.Tests.Declared;

namespace SmmFirmwareKit.Generators.Tests.AtRunTime;

public sealed class DeclaredDispatch
{
    private const ulong ImageBase = 0x1000;
    private const ulong Result = 0x100;

    private readonly ExamplePart _part;
    private readonly byte[] _bytes;

    public DeclaredDispatch()
    {
        FirmwareImage image = new("Example", number: 1);
        _part = image.Add(new ExamplePart());
        _bytes = image.Link(ImageBase, new DispatchTable());
    }

    // With a quantum of one step the function suspends at each access, with a long one it never does.
    public static TheoryData<int> Quanta => [1, 100];

    [Theory]
    [MemberData(nameof(Quanta))]
    public void BooleanResult_FillsTheRegisterWithZeroOrOne(int quantum)
    {
        Assert.Equal(1UL, ResultOf(quantum, 1, CallArguments.Of(0xFFFF_FFA5)));
        Assert.Equal(0UL, ResultOf(quantum, 1, CallArguments.Of(0xFFFF_FFA6)));
    }

    [Theory]
    [MemberData(nameof(Quanta))]
    public void FunctionWithoutResult_ReturnsZeroAfterItsEffect(int quantum)
    {
        ToyMachine machine = Run(quantum, 2, CallArguments.Of(0xCAFE_F00D));
        Assert.Equal(0UL, machine.Memory.Read(Result, 8));
        Assert.Equal(0xCAFE_F00D, machine.Memory.Read(_part.mWord.Address, 4));
    }

    [Theory]
    [MemberData(nameof(Quanta))]
    public void PointersAndWrappers_PassThroughRegisters(int quantum)
    {
        Assert.Equal(_part.mArray.Address + 16, ResultOf(quantum, 3, CallArguments.Of(2, 1)));
        Assert.Equal(16UL, ResultOf(quantum, 3, CallArguments.Of(2, 0)));
    }

    private ulong ResultOf(int quantum, int ordinal, CallArguments arguments) =>
        Run(quantum, ordinal, arguments).Memory.Read(Result, 8);

    private ToyMachine Run(int quantum, int ordinal, CallArguments arguments)
    {
        ToyMachine machine = new(new RoundRobin(quantum), memorySize: 0x4000);
        machine.Memory.WriteBlock(ImageBase, _bytes);
        machine.Memory.Write(Result, 8, ulong.MaxValue);
        machine.Add("Caller", _ => CallAndStore(ordinal, arguments));
        machine.Add("Other", _ => CallAndStore(ordinal, arguments));
        Assert.Equal(RunOutcome.Quiescent, machine.Scheduler.Run());
        return machine;
    }

    private async FirmwareTask<ulong> CallAndStore(int ordinal, CallArguments arguments)
    {
        ulong result = await _part.Dispatch(ordinal, arguments);
        await new Field<ulong>(Result).Set(result);
        return 0;
    }
}
