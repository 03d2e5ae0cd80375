// What runs on the toy machine: entry points by number.
namespace SmmFirmwareKit.Execution.Toy;

/// <summary>The toy's firmware: an address is the number of an entry point.</summary>
public interface IToyPrograms
{
    FirmwareTask<ulong> Enter(ulong entry, ulong argument);
}

/// <summary>Entry points given as functions, for tests that need only a few.</summary>
public sealed class ToyFunctions(params Func<ulong, FirmwareTask<ulong>>[] entries) : IToyPrograms
{
    public FirmwareTask<ulong> Enter(ulong entry, ulong argument) => entries[(int)entry](argument);
}
