// The arguments of a call through an address, as the x64 EFI calling convention passes them.
using System.Runtime.CompilerServices;

namespace SmmFirmwareKit.Execution;

/// <summary>Up to eight integer arguments; the first four would be in RCX, RDX, R8, R9 and the rest on the stack.</summary>
[InlineArray(8)]
public struct CallArguments
{
    private ulong _first;

    public static CallArguments Of(ulong a0 = 0, ulong a1 = 0, ulong a2 = 0, ulong a3 = 0, ulong a4 = 0, ulong a5 = 0, ulong a6 = 0, ulong a7 = 0)
    {
        CallArguments arguments = default;
        arguments[0] = a0;
        arguments[1] = a1;
        arguments[2] = a2;
        arguments[3] = a3;
        arguments[4] = a4;
        arguments[5] = a5;
        arguments[6] = a6;
        arguments[7] = a7;
        return arguments;
    }
}
