// The values a platform is built with: OVMF's, and what its DSC changes.
using System.Buffers.Binary;

namespace SmmFirmwareKit.Efi;

/// <summary>The [Pcds…] sections of a platform's DSC. Complete once the platform is composed; firmware cannot change it.</summary>
public sealed class PcdValues
{
    private readonly ulong[] _values = [.. PcdDefaults.All.Select(pcd => pcd.OvmfX64)];

    /// <summary>The value of a token.</summary>
    public ulong this[Pcd token] => _values[(int)token];

    /// <summary>Bytes of the database.</summary>
    public int DatabaseSize => _values.Length * sizeof(ulong);

    /// <summary>Gives a PCD another value than OVMF's.</summary>
    public PcdValues Set(Pcd token, ulong value)
    {
        _values[(int)token] = value;
        return this;
    }

    /// <summary>The initial database: one u64 per token. The platform puts it into flash.</summary>
    public byte[] ToDatabase()
    {
        byte[] database = new byte[DatabaseSize];
        for (int i = 0; i < _values.Length; i++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(database.AsSpan(i * sizeof(ulong)), _values[i]);
        }

        return database;
    }
}
