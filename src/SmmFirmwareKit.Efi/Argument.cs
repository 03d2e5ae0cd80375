// How typed arguments and results pass through a call by address: each in one 64-bit register.
using System.Runtime.CompilerServices;

namespace SmmFirmwareKit.Efi;

/// <summary>Converts between a parameter's type and the register that carries it. Used by generated code.</summary>
public static class Argument
{
    /// <summary>The parameter in a register; <typeparamref name="T"/> is an integer, enum, Boolean or pointer of at most 8 bytes.</summary>
    public static T To<T>(ulong register)
        where T : unmanaged => Unsafe.As<ulong, T>(ref register);

    /// <summary>The register for a parameter or result.</summary>
    public static ulong From<T>(T value)
        where T : unmanaged
    {
        ulong register = 0;
        Unsafe.WriteUnaligned(ref Unsafe.As<ulong, byte>(ref register), value);
        return register;
    }
}
