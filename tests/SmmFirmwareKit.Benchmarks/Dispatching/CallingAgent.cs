// A toy processor that, as the real one, fetches code before it calls; how it finds the function is what differs.
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Execution.Toy;

namespace SmmFirmwareKit.Benchmarks.Dispatching;

internal abstract class CallingAgent(ToyMemory memory, Func<FirmwareTask<ulong>> program)
    : ToyAgent("CPU", memory, new ToyFunctions(_ => program()), entry: 0)
{
    public override async FirmwareTask<ulong> Call(ulong address, CallArguments arguments)
    {
        await new Step<ulong>(StepKind.Fetch, CodeCell.Size, address);
        return await FunctionAt(address, arguments);
    }

    protected abstract FirmwareTask<ulong> FunctionAt(ulong address, CallArguments arguments);
}

/// <summary>The kit's: the sixteen bytes at the address name a generated entry.</summary>
internal sealed class ByCodeBytes(ToyMemory memory, DispatchTable table, Func<FirmwareTask<ulong>> program)
    : CallingAgent(memory, program)
{
    private readonly ToyMemory _memory = memory;

    protected override FirmwareTask<ulong> FunctionAt(ulong address, CallArguments arguments) =>
        CodeCell.TryDecode(_memory.Bytes.Slice((int)address, CodeCell.Size), out int image, out ulong identity)
            ? table.Invoke(table.Find(image, identity), arguments)
            : throw new InvalidOperationException($"no code at 0x{address:X}");
}

/// <summary>By hand: the address decides, whatever lies there.</summary>
internal sealed class BySwitch(ToyMemory memory, Counter counter, Func<FirmwareTask<ulong>> program)
    : CallingAgent(memory, program)
{
    protected override FirmwareTask<ulong> FunctionAt(ulong address, CallArguments arguments) => ((address - counter.FirstCell) / CodeCell.Size) switch
    {
        0 => counter.Add1(arguments[0]),
        1 => counter.Add2(arguments[0]),
        2 => counter.Add3(arguments[0]),
        3 => counter.Add4(arguments[0]),
        4 => counter.Add5(arguments[0]),
        5 => counter.Add6(arguments[0]),
        6 => counter.Add7(arguments[0]),
        7 => counter.Add8(arguments[0]),
        _ => throw new InvalidOperationException($"no function at 0x{address:X}"),
    };
}

/// <summary>A delegate by address.</summary>
internal sealed class ByDictionary(ToyMemory memory, Counter counter, Func<FirmwareTask<ulong>> program)
    : CallingAgent(memory, program)
{
    private readonly Dictionary<ulong, Func<CallArguments, FirmwareTask<ulong>>> _functions = Enumerable.Range(0, 8)
        .ToDictionary(i => counter.FirstCell + (ulong)(i * CodeCell.Size), i => (Func<CallArguments, FirmwareTask<ulong>>)(arguments => counter.Dispatch(i, arguments)));

    protected override FirmwareTask<ulong> FunctionAt(ulong address, CallArguments arguments) => _functions[address](arguments);
}
