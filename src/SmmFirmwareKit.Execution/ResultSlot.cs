// Where a resumed function leaves its value for the caller that is resumed next.
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SmmFirmwareKit.Execution;

/// <summary>One value in flight between two frames; never live across a scheduling point.</summary>
internal sealed class ResultSlot
{
    /// <summary>The largest value a firmware function may return, in bytes (EFI_SMM_SYSTEM_TABLE2 is 0xF0).</summary>
    public const int Capacity = 512;

    private readonly byte[] _bytes = new byte[Capacity];

    internal static void RequireFits<T>()
        where T : unmanaged
    {
        if (Unsafe.SizeOf<T>() > Capacity)
        {
            throw new ExecutionException("SFK8003", $"a firmware function returns {Unsafe.SizeOf<T>()} bytes, more than {Capacity}; return it through a pointer instead");
        }
    }

    internal void Put<T>(T value)
        where T : unmanaged => Unsafe.WriteUnaligned(ref MemoryMarshal.GetArrayDataReference(_bytes), value);

    internal T Take<T>()
        where T : unmanaged => Unsafe.ReadUnaligned<T>(ref MemoryMarshal.GetArrayDataReference(_bytes));
}
