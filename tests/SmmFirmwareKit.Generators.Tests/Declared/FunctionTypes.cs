// Function types that the build's own generator serves, for tests at run time.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Generators.Tests.Declared;

[FunctionType("IS_BYTE")]
internal delegate FirmwareTask<bool> IsByteFunction(byte value);

[FunctionType("SET_WORD")]
internal delegate FirmwareTask SetWordFunction(uint value);

[FunctionType("ELEMENT")]
internal delegate FirmwareTask<Ptr<ulong>> ElementFunction(CpuIndex index, bool next);

/// <summary>Points to a function whose parameter points back: such a circle must load.</summary>
[FirmwareStructure("WITH_CALLBACK")]
internal partial struct WithCallback
{
    public byte Kind;
    public FunctionPointer<CallbackFunction> Callback;
    public Ptr<FunctionPointer<CallbackFunction>> Next;
}

[FunctionType("CALLBACK")]
internal delegate FirmwareTask<ulong> CallbackFunction(Ptr<WithCallback> context);
