// A toy processor that calls through addresses as the real one does: the bytes there say which function runs.
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Execution.Toy;

namespace SmmFirmwareKit.Generators.Tests.AtRunTime;

internal sealed class CallingAgent(string name, ToyMemory memory, DispatchTable table, Func<FirmwareTask<ulong>> program)
    : ToyAgent(name, memory, new ToyFunctions(_ => program()), entry: 0)
{
    private readonly ToyMemory _memory = memory;

    public override async FirmwareTask<ulong> Call(ulong address, CallArguments arguments)
    {
        await new Step<ulong>(StepKind.Fetch, CodeCell.Size, address);
        bool isCode = CodeCell.TryDecode(_memory.Bytes.Slice((int)address, CodeCell.Size), out int image, out ulong identity);
        Assert.True(isCode, $"no code at 0x{address:X}");
        return await table.Invoke(table.Find(image, identity), arguments);
    }
}
