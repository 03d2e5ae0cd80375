// Requests of single steps, in the notation of the recordings.
using System.Globalization;

namespace SmmFirmwareKit.Qemu.Live;

internal static class Step
{
    public const string Reset = """{"op":"reset"}""";
    public const string Negotiated = """{"op":"negotiated"}""";
    public const string InterceptIoApic = """{"op":"irqin","path":"ioapic"}""";

    public static string In(int port, int width) => $$"""{"op":"in","a":"{{Hex((ulong)port, 2)}}","w":{{Count(width)}}}""";

    public static string Out(int port, int width, uint value) => $$"""{"op":"out","a":"{{Hex((ulong)port, 2)}}","w":{{Count(width)}},"v":"{{Hex(value, width)}}"}""";

    public static string ReadMemory(ulong address, int width) => $$"""{"op":"rd","a":"{{Hex(address, 8)}}","w":{{Count(width)}}}""";

    public static string WriteMemory(ulong address, int width, ulong value) => $$"""{"op":"wr","a":"{{Hex(address, 8)}}","w":{{Count(width)}},"v":"{{Hex(value, width)}}"}""";

    public static string ReadConfig(int device, int register, int width) => ReadConfig((uint)device << 3, register, width);

    public static string WriteConfig(int device, int register, int width, uint value) => WriteConfig((uint)device << 3, register, width, value);

    public static string ReadConfig(uint function, int register, int width) => $$"""{"op":"cfgr",{{Function(function)}},"a":"{{Hex((ulong)register, 1)}}","w":{{Count(width)}}}""";

    public static string WriteConfig(uint function, int register, int width, uint value) => $$"""{"op":"cfgw",{{Function(function)}},"a":"{{Hex((ulong)register, 1)}}","w":{{Count(width)}},"v":"{{Hex(value, width)}}"}""";

    public static string ReadBytes(ulong address, int count) => $$"""{"op":"rdb","a":"{{Hex(address, 8)}}","n":{{Count(count)}}}""";

    public static string WriteBytes(ulong address, ReadOnlySpan<byte> bytes) => $$"""{"op":"wrb","a":"{{Hex(address, 8)}}","v":"{{Convert.ToHexStringLower(bytes)}}"}""";

    public static string SelectFile(string file) => $$"""{"op":"fwsel","file":"{{file}}"}""";

    public static string ReadFile(string file, int offset, int count) => $$"""{"op":"fwr","file":"{{file}}","n":{{Count(count)}},"off":{{Count(offset)}}}""";

    public static string WriteFile(string file, int offset, ReadOnlySpan<byte> bytes) => $$"""{"op":"fww","file":"{{file}}","v":"{{Convert.ToHexStringLower(bytes)}}","off":{{Count(offset)}}}""";

    public static string WriteFileByPort(string file, ReadOnlySpan<byte> bytes) => $$"""{"op":"fwwport","file":"{{file}}","v":"{{Convert.ToHexStringLower(bytes)}}"}""";

    public static string Operate(string request) => $$"""{"op":"qmp","req":{{request}}}""";

    private static string Hex(ulong value, int bytes)
    {
        ulong kept = bytes >= 8 ? value : value & ((1UL << (bytes * 8)) - 1);
        return "0x" + kept.ToString("x" + (bytes * 2).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    // Bus, device and function as in a configuration address: 8, 5 and 3 bits.
    private static string Function(uint function) => $"\"b\":{Count((int)(function >> 8))},\"d\":{Count((int)(function >> 3 & 31))},\"f\":{Count((int)(function & 7))}";

    private static string Count(int value) => value.ToString(CultureInfo.InvariantCulture);
}
