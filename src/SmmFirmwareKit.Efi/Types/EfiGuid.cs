// EFI_GUID: sixteen bytes in memory order, written in the source as the canonical text.
using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace SmmFirmwareKit.Efi;

/// <summary>EFI_GUID (MdePkg/Include/Base.h): Data1 u32, Data2 u16, Data3 u16 little-endian, then eight bytes.</summary>
/// <param name="Low">Bytes 0 to 7 as memory holds them, little-endian.</param>
/// <param name="High">Bytes 8 to 15.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct EfiGuid(ulong Low, ulong High)
{
    /// <summary>The zero GUID: gZeroGuid.</summary>
    public static EfiGuid Zero => default;

    /// <summary>Reads the canonical form <c>1D202CAB-C8AB-4D5C-94F7-3CFCC0D3D335</c>.</summary>
    public static EfiGuid Parse(string text)
    {
        Span<byte> bytes = stackalloc byte[16];
        Guid.ParseExact(text, "D").TryWriteBytes(bytes);
        return new EfiGuid(BinaryPrimitives.ReadUInt64LittleEndian(bytes), BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]));
    }

    /// <summary>The canonical form in capitals, as EDK2 prints it.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, Low);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[8..], High);
        return new Guid(bytes).ToString("D").ToUpperInvariant();
    }
}
