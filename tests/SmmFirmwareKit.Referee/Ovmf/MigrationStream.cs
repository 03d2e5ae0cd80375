// SMBASE of every CPU, from the state that QEMU writes when a machine is migrated to a file.
using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.Json;
using SmmFirmwareKit.Qemu.Connection;

namespace SmmFirmwareKit.Referee.Ovmf;

/// <summary>A stopped machine's state. The stream ends with a description of itself in JSON: devices, fields, sizes.</summary>
internal sealed class MigrationStream(byte[] bytes)
{
    private const string Device = "cpu";
    private const string Smbase = "env.smbase";

    /// <summary>SMBASE by CPU instance.</summary>
    public Dictionary<int, uint> Smbases()
    {
        int start = bytes.AsSpan().LastIndexOf("{\"page_size\""u8);
        if (start < 0)
        {
            throw new QemuException("QEMU's migration stream does not describe itself");
        }

        using JsonDocument description = JsonDocument.Parse(bytes.AsMemory(start));
        return description.RootElement.GetProperty("devices").EnumerateArray()
            .Where(device => device.GetProperty("name").ValueEquals(Device))
            .ToDictionary(device => device.GetProperty("instance_id").GetInt32(), device => Value(device, start));
    }

    private uint Value(JsonElement device, int end)
    {
        int instance = device.GetProperty("instance_id").GetInt32();
        Span<byte> head = stackalloc byte[1 + Device.Length + sizeof(int)];
        head[0] = (byte)Device.Length;
        Encoding.ASCII.GetBytes(Device, head[1..]);
        BinaryPrimitives.WriteInt32BigEndian(head[(1 + Device.Length)..], instance);

        // Name, instance, version, then the fields; device states come after all memory.
        int section = bytes.AsSpan(0, end).LastIndexOf(head);
        return section < 0
            ? throw new QemuException(string.Create(CultureInfo.InvariantCulture, $"QEMU's migration stream has no section of CPU {instance}"))
            : BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(section + head.Length + sizeof(int) + Offset(device)));
    }

    private static int Offset(JsonElement device)
    {
        int offset = 0;
        foreach (JsonElement field in device.GetProperty("fields").EnumerateArray())
        {
            if (field.GetProperty("name").ValueEquals(Smbase))
            {
                return offset;
            }

            offset += field.GetProperty("size").GetInt32() * (field.TryGetProperty("array_len", out JsonElement length) ? length.GetInt32() : 1);
        }

        throw new QemuException($"QEMU's migration stream has no {Smbase}");
    }
}
