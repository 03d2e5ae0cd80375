// The functions behind the protocol: as little as a function can do, so that the call is what is measured.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Benchmarks.Dispatching;

/// <summary>Implements <see cref="ICounterProtocol"/>.</summary>
public sealed partial class Counter : ImagePart
{
    internal const ulong ImageBase = 0x1000;
    internal const ulong Table = 0x800;

    /// <summary>Address of the first function's code cell; the others follow.</summary>
    internal ulong FirstCell => CodeBase;

    [EntryPoint(Ordinal = 0), Implements<ICounterProtocol>]
    public FirmwareTask<ulong> Add1(ulong value) => FirmwareTask<ulong>.FromResult(value + 1);

    [EntryPoint(Ordinal = 1), Implements<ICounterProtocol>]
    public FirmwareTask<ulong> Add2(ulong value) => FirmwareTask<ulong>.FromResult(value + 2);

    [EntryPoint(Ordinal = 2), Implements<ICounterProtocol>]
    public FirmwareTask<ulong> Add3(ulong value) => FirmwareTask<ulong>.FromResult(value + 3);

    [EntryPoint(Ordinal = 3), Implements<ICounterProtocol>]
    public FirmwareTask<ulong> Add4(ulong value) => FirmwareTask<ulong>.FromResult(value + 4);

    [EntryPoint(Ordinal = 4), Implements<ICounterProtocol>]
    public FirmwareTask<ulong> Add5(ulong value) => FirmwareTask<ulong>.FromResult(value + 5);

    [EntryPoint(Ordinal = 5), Implements<ICounterProtocol>]
    public FirmwareTask<ulong> Add6(ulong value) => FirmwareTask<ulong>.FromResult(value + 6);

    [EntryPoint(Ordinal = 6), Implements<ICounterProtocol>]
    public FirmwareTask<ulong> Add7(ulong value) => FirmwareTask<ulong>.FromResult(value + 7);

    [EntryPoint(Ordinal = 7), Implements<ICounterProtocol>]
    public FirmwareTask<ulong> Add8(ulong value) => FirmwareTask<ulong>.FromResult(value + 8);

    /// <summary>Stores the functions' addresses in the protocol's table.</summary>
    internal FirmwareTask FillTable() => Fill(new Ptr<CounterProtocol>(Table));
}
