// A processor for library tests: memory, MSRs, CPUID leaves and a port bus that the test scripts.
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Execution.Toy;

namespace SmmFirmwareKit.Efi.Tests;

internal sealed class LibraryAgent(string name, ToyMemory memory, IToyPrograms programs) : ToyAgent(name, memory, programs, entry: 0)
{
    private readonly ToyMemory _memory = memory;
    private ulong _interruptFlag = 1;

    internal Dictionary<ulong, ulong> Msrs { get; } = [];

    /// <summary>By leaf, subleaf and register.</summary>
    internal Dictionary<(uint Leaf, uint Subleaf, CpuidRegister Register), uint> CpuId { get; } = [];

    /// <summary>What a port reads.</summary>
    internal Func<ulong, int, ulong> In { get; set; } = (port, _) => throw new ExecutionException("SFK7001", $"port 0x{port:X} is not scripted");

    internal List<(ulong Port, int Width, ulong Value)> Out { get; } = [];

    internal List<(ulong Msr, ulong Value)> MsrWrites { get; } = [];

    internal bool InterruptsEnabled => _interruptFlag != 0;

    public override ulong Perform(StepKind kind, int width, ulong address, ulong value, ulong comparand)
    {
        Count(kind, width, address, value);
        return kind switch
        {
            StepKind.MsrRead => Msrs[address],
            StepKind.MsrWrite => WriteMsr(address, value),
            StepKind.CpuId => CpuId.GetValueOrDefault(((uint)address, (uint)(value >> 8), (CpuidRegister)(value & 0xFF))),
            StepKind.IoRead => In(address, width),
            StepKind.IoWrite => WritePort(address, width, value),
            StepKind.ControlRead when address == (ulong)ControlRegister.InterruptFlag => _interruptFlag,
            StepKind.ControlWrite when address == (ulong)ControlRegister.InterruptFlag => _interruptFlag = value,
            StepKind.BlockCopy => Copy(address, value, width),
            StepKind.BlockFill => Fill(address, (byte)value, width),
            StepKind.Fence or StepKind.Fetch => 0,
            StepKind.ControlRead when address == (ulong)ControlRegister.EntryAddress => 0,
            _ => throw new ExecutionException("SFK7001", $"the library tests' processor has no {kind} at 0x{address:X}"),
        };
    }

    private ulong WriteMsr(ulong msr, ulong value)
    {
        MsrWrites.Add((msr, value));
        Msrs[msr] = value;
        return value;
    }

    private ulong WritePort(ulong port, int width, ulong value)
    {
        Out.Add((port, width, value));
        return value;
    }

    private ulong Copy(ulong destination, ulong source, int length)
    {
        byte[] bytes = _memory.Bytes.Slice((int)source, length).ToArray();
        _memory.WriteBlock(destination, bytes);
        return 0;
    }

    private ulong Fill(ulong destination, byte value, int length)
    {
        byte[] bytes = new byte[length];
        Array.Fill(bytes, value);
        _memory.WriteBlock(destination, bytes);
        return 0;
    }
}
