// A value of one, two, four or eight bytes as the 64-bit word that an access carries.
using System.Runtime.CompilerServices;

namespace SmmFirmwareKit.Execution;

internal static class Word
{
    internal static ulong Of<T>(T value)
        where T : unmanaged
    {
        ulong word = 0;
        Unsafe.WriteUnaligned(ref Unsafe.As<ulong, byte>(ref word), value);
        return word;
    }

    internal static void RequireFits<T>()
        where T : unmanaged
    {
        if (Unsafe.SizeOf<T>() > sizeof(ulong))
        {
            throw new ExecutionException("SFK8003", $"one step carries at most 8 bytes, not {Unsafe.SizeOf<T>()}; use a block access");
        }
    }
}
