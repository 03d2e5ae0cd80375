// Instruction fetch at an entry point: the bytes there, through the same decoding as data, say which function runs.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Hardware;

public sealed partial class Processor
{
    /// <inheritdoc/>
    public override async FirmwareTask<ulong> Call(ulong address, CallArguments arguments)
    {
        int entry = await new Step<int>(StepKind.Fetch, CodeCell.Size, address);
        return await _machine.Code.Invoke(entry, arguments);
    }

    // One frame instead of the two of Call within it.
    /// <inheritdoc/>
    public override async FirmwareTask<ulong> CallThrough(ulong pointer, CallArguments arguments)
    {
        ulong address = await new ReadStep<ulong>(pointer);
        int entry = await new Step<int>(StepKind.Fetch, CodeCell.Size, address);
        return await _machine.Code.Invoke(entry, arguments);
    }

    /// <summary>Fetches one code cell; the result is its place in the dispatch table.</summary>
    private int Fetch(ulong address)
    {
        CheckCodeAccess(address);
        Span<byte> cell = stackalloc byte[CodeCell.Size];
        bool answered = TryReadMemory(address, cell);
        bool isCode = CodeCell.TryDecode(cell, out int image, out ulong identity) && answered;
        Count(StepKind.Fetch, CodeCell.Size, address, isCode ? identity : LittleEndian(cell[..8]));
        int entry = isCode ? _machine.Code.Find(image, identity) : -1;
        return entry >= 0 ? entry : throw BadFetch(address, cell, isCode);
    }

    // Garbage raises #UD; without a handler that is a triple fault, and the processor shuts down.
    private ExecutionException BadFetch(ulong address, ReadOnlySpan<byte> cell, bool isCode)
    {
        SetActivity(Activity.Shutdown);
        string found = isCode ? "a code cell of no function in this platform" : $"the bytes {Convert.ToHexString(cell)}";
        return new ExecutionException("SFK7201", $"shutdown: fetched at 0x{address:X} and found {found} instead of code");
    }

    // SMM code access check (SDM vol. 3 §33.17): code outside SMRAM run in SMM is a call-out. Without the check enabled it
    // is what an attacker hopes for, so the machine remembers it.
    private void CheckCodeAccess(ulong address)
    {
        if (!_cpu.InSmm || _machine.InSmram(address))
        {
            return;
        }

        if (_cpu.Msrs.SmmFeatureControlSmmCodeChkEn)
        {
            SetActivity(Activity.Shutdown);
            throw new ExecutionException("SFK7204", $"#MC: SMM code access check: SMM fetched code at 0x{address:X}, outside SMRAM");
        }

        if (_machine.Chipset.Smram.DLocked)
        {
            _cpu.CallOuts++;
            _cpu.LastCallOut = address;
        }
    }
}
