// An image part whose globals and entry points the build's own generators serve, for tests at run time.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Generators.Tests.Declared;

/// <summary>Globals, as a module's header declares them.</summary>
internal abstract partial class ExampleGlobals : ImagePart
{
    [Global(Initial = 0xA5)]
    protected internal partial Field<byte> mByte { get; }

    [Global(Initial = 0x11223344)]
    protected internal partial Field<uint> mWord { get; }

    [Global(Length = 3, Align = 64)]
    protected internal partial Ptr<ulong> mArray { get; }

    [Global]
    protected internal partial Field<CpuHotPlugData> mCpuHotPlugData { get; }

    [Global(Initial = 1)]
    protected internal partial Field<bool> mFlag { get; }
}

/// <summary>Entry points of every shape.</summary>
internal sealed partial class ExamplePart : ExampleGlobals
{
    [EntryPoint(Ordinal = 0)]
    public FirmwareTask<ulong> Sum(ulong a, uint b, ExampleMode c) => FirmwareTask<ulong>.FromResult(a + b + (ulong)c);

    [EntryPoint(Ordinal = 1)]
    public async FirmwareTask<bool> IsByte(byte value) => await mByte == value;

    [EntryPoint(Ordinal = 2)]
    private async FirmwareTask SetWord(uint value) => await mWord.Set(value);

    [EntryPoint(Ordinal = 3)]
    public async FirmwareTask<Ptr<ulong>> Element(CpuIndex index, bool next)
    {
        Ptr<ulong> array = await mFlag == next ? mArray : Ptr<ulong>.Null;
        return array + index.Value;
    }
}
