// EFI_GUID: sixteen bytes in memory order, written in the source as the canonical text.
using System.Runtime.CompilerServices;

namespace SmmFirmwareKit.Efi;

/// <summary>EFI_GUID (MdePkg/Include/Base.h): Data1 u32, Data2 u16, Data3 u16 little-endian, then eight bytes; aligned to 4.</summary>
/// <param name="Value">The framework's GUID, which has the same sixteen bytes in the same order.</param>
public readonly record struct EfiGuid(Guid Value)
{
    /// <summary>The zero GUID: gZeroGuid.</summary>
    public static EfiGuid Zero => default;

    /// <summary>Bytes 0 to 7 as a little-endian number: what one 64-bit read of a GUID in memory gives.</summary>
    public ulong Low => Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<EfiGuid, byte>(ref Unsafe.AsRef(in this)));

    /// <summary>Bytes 8 to 15.</summary>
    public ulong High => Unsafe.ReadUnaligned<ulong>(ref Unsafe.AddByteOffset(ref Unsafe.As<EfiGuid, byte>(ref Unsafe.AsRef(in this)), 8));

    /// <summary>Reads the canonical form <c>1D202CAB-C8AB-4D5C-94F7-3CFCC0D3D335</c>.</summary>
    public static EfiGuid Parse(string text) => new(Guid.ParseExact(text, "D"));

    /// <summary>The canonical form in capitals, as EDK2 prints it.</summary>
    public override string ToString() => Value.ToString("D").ToUpperInvariant();
}
